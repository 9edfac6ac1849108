package io.narraforge.plan.sort;

/** Which way values run. */
public enum Direction {
    ASC,
    DESC;

    Direction reversed() {
        return this == ASC ? DESC : ASC;
    }
}
