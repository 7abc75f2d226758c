package dev.rollcall.schemas;

/** Whether an account may be used. A deleted account is an entity that is gone. */
public enum AccountStatus {

	ACTIVE, DISABLED

}
