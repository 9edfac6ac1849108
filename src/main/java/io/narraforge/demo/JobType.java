package io.narraforge.demo;

/** The closed list of job types with what one of each takes: the domain's table of sizes, at its lower end. */
enum JobType {
    SHORT_STORY(3, 20),
    NOVELLA(5, 45),
    NOVEL(9, 150),
    SAGA(16, 600);

    final int characters;
    final int minutes;

    JobType(int characters, int minutes) {
        this.characters = characters;
        this.minutes = minutes;
    }

    record Range(int lowest, int highest) {
        int draw(Draw draw) {
            return draw.between(lowest, highest);
        }
    }

    record Records(Range artifacts, Range qaReports, Range costSnapshots) {}

    Range words() {
        return switch (this) {
            case SHORT_STORY -> new Range(5_000, 15_000);
            case NOVELLA -> new Range(15_000, 40_000);
            case NOVEL -> new Range(40_000, 120_000);
            case SAGA -> new Range(120_000, 300_000);
        };
    }

    Records records() {
        return switch (this) {
            case SHORT_STORY -> new Records(new Range(30, 36), new Range(8, 12), new Range(30, 36));
            case NOVELLA -> new Records(new Range(55, 65), new Range(15, 20), new Range(50, 60));
            case NOVEL -> new Records(new Range(110, 130), new Range(30, 40), new Range(95, 115));
            case SAGA -> new Records(new Range(350, 380), new Range(100, 120), new Range(305, 330));
        };
    }

    Range costInMicrodollars() {
        return switch (this) {
            case SHORT_STORY -> new Range(300_000, 600_000);
            case NOVELLA -> new Range(600_000, 1_200_000);
            case NOVEL -> new Range(1_200_000, 3_000_000);
            case SAGA -> new Range(4_000_000, 10_000_000);
        };
    }

    /** In the large set, whose jobs are small, longer types have only somewhat more records. */
    int weight() {
        return switch (this) {
            case SHORT_STORY -> 4;
            case NOVELLA -> 5;
            case NOVEL -> 6;
            case SAGA -> 7;
        };
    }
}
