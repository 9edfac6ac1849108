package io.narraforge.migration;

/** Hears, while a command is at work, what it has done and what an operator had better know. */
public interface RunLog {
    /** A step is done, or long waiting begins. */
    void tell(String sentence);

    /** Nothing stops because of it. */
    void warn(String sentence);
}
