package io.narraforge.contract.report;

/** How loudly a CI system is to tell of something, the loudest first. */
enum Level {
    /** Of a finding. */
    ERROR,
    /** Of a breaking or dangerous change that is no finding. */
    WARNING,
    /** Of what somebody answers for, and of deprecations. */
    NOTE
}
