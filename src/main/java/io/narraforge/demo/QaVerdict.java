package io.narraforge.demo;

import java.math.BigDecimal;
import java.util.List;

/** One quality check: three scores in one of the bands, what is wrong, and whether that passes by the domain's rule. */
record QaVerdict(
        BigDecimal logic,
        BigDecimal psychology,
        BigDecimal timeline,
        List<String> criticalErrors,
        List<String> warnings) {
    private static final BigDecimal PASSING_SCORE = new BigDecimal("0.7");

    /** Thousandths, from failing to excellent; the good ones are the most frequent. */
    private static final List<int[]> BANDS = List.of(
            new int[] {180, 499},
            new int[] {500, 699},
            new int[] {700, 849},
            new int[] {700, 849},
            new int[] {850, 949},
            new int[] {850, 949},
            new int[] {850, 949},
            new int[] {950, 1000});

    static QaVerdict of(Narrator narrator) {
        Draw draw = narrator.draw();
        int band = draw.below(BANDS.size());
        int mostErrors = band == 0 ? 3 : band == 1 ? 2 : 0;
        // Now and then a single flaw stops what is good otherwise.
        boolean flawed = mostErrors == 0 && draw.oneIn(20);
        List<String> errors =
                flawed ? narrator.some("errors", 1, 1) : narrator.some("errors", Math.min(mostErrors, 1), mostErrors);
        return new QaVerdict(
                score(draw, band), score(draw, band), score(draw, band), errors, narrator.some("warnings", 0, 3));
    }

    private static BigDecimal score(Draw draw, int band) {
        // One score in six falls out of its report's band, by one.
        int own = draw.oneIn(6) ? Math.max(0, band - 1) : band;
        int[] range = BANDS.get(own);
        return BigDecimal.valueOf(draw.between(range[0], range[1]), 3);
    }

    boolean passed() {
        return criticalErrors.isEmpty()
                && List.of(logic, psychology, timeline).stream().allMatch(score -> score.compareTo(PASSING_SCORE) >= 0);
    }
}
