package dev.rollcall.schemas;

/** What a member of a directory group is (RFC 7643 section 4.2, {@code members.type}). */
public enum MemberType {

	USER, GROUP

}
