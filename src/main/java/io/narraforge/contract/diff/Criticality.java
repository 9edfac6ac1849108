package io.narraforge.contract.diff;

/** What a change means to clients, the worst first. */
public enum Criticality {
    /** Operations that were valid are no longer, or get what they were promised not to. */
    BREAKING,
    /** Operations stay valid, and may meet what they never met. */
    DANGEROUS,
    /** Nobody notices. */
    SAFE
}
