package io.narraforge.demo;

import java.util.UUID;

/**
 * What the rows of other tables need of a job.
 *
 * @param world tells the job's story, even when the row does not name it
 * @param createdAt microseconds since {@link Moments#EPOCH}
 * @param workedMicros how long it worked, until the end or until now
 */
record Job(int row, UUID id, JobOrder order, World world, long createdAt, long workedMicros) {

    /** When the record at this position of so many was stored. */
    long moment(int position, int records) {
        return createdAt + workedMicros * (position + 1) / (records + 1);
    }

    long endedAt() {
        return createdAt + workedMicros;
    }
}
