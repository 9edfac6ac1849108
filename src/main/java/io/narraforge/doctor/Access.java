package io.narraforge.doctor;

/** What of a statement an index has to serve. */
enum Access {
    /** Finding the rows that pass a test. */
    TEST,
    /** Giving all rows in an order. */
    ORDER
}
