package dev.rollcall.bench;

/** A single figure: a duration or an amount of memory. */
record Fact(String name, double value, String unit, String note) {
}
