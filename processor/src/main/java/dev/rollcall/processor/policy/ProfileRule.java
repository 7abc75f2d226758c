package dev.rollcall.processor.policy;

/** Sets the fields of the profile that it owns. */
@FunctionalInterface
interface ProfileRule {

	Profile fill(Subject subject, Profile profile);

}
