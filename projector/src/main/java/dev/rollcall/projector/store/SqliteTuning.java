package dev.rollcall.projector.store;

import org.springframework.util.unit.DataSize;

/**
 * Memory that SQLite may use.
 *
 * @param mapped how much of the file each reading connection maps into memory; the pages
 * are the operating system's and are shared by all. The writing connection maps none: it
 * is no slower so
 * @param writerCache page cache of the writing connection
 * @param readerCache page cache of each reading connection
 */
public record SqliteTuning(DataSize mapped, DataSize writerCache, DataSize readerCache) {
}
