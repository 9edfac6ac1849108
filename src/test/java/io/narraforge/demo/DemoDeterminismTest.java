package io.narraforge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the locale and the time zone of the JVM")
class DemoDeterminismTest {

    @Test
    void theSameBytesAreSentTwice() {
        assertThat(DemoRowsFixture.fingerprint(DemoPlan.small()))
                .isEqualTo(DemoRowsFixture.fingerprint(DemoPlan.small()));
        assertThat(DemoRowsFixture.fingerprint(DemoPlan.ofWorlds(40)))
                .isEqualTo(DemoRowsFixture.fingerprint(DemoPlan.ofWorlds(40)));
    }

    @Test
    void theSameBytesAreSentInEveryLocaleAndTimeZone() {
        String here = DemoRowsFixture.fingerprint(DemoPlan.ofWorlds(10));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            // Other digits, another calendar, another lower case of I, a zone half an hour off.
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            assertThat(DemoRowsFixture.fingerprint(DemoPlan.ofWorlds(10))).isEqualTo(here);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(DemoRowsFixture.fingerprint(DemoPlan.ofWorlds(10))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void drawsAreTheSameInEveryReleaseOfJava() {
        // Computed by another implementation of SplitMix64.
        var draw = new Draw("worlds", 7);
        List<Integer> drawn =
                IntStream.range(0, 6).map(index -> draw.below(1000)).boxed().toList();

        assertThat(drawn).containsExactly(927, 432, 645, 818, 838, 903);
        assertThat(Draw.id("worlds", 0)).hasToString("4326b849-9bd0-4282-8fe6-532ec0fc6761");
    }

    @Test
    void idsAreOfVersionFourAndDifferBetweenRowsAndTables() {
        Set<UUID> ids = IntStream.range(0, 10_000)
                .boxed()
                .flatMap(row -> List.of(Draw.id("jobs", row), Draw.id("worlds", row)).stream())
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(20_000).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void drawnLinesAreDistinctAndAllOfThemWhereFewerExist() {
        var draw = new Draw("lines", 1);

        assertThat(draw.pickSome(List.of(1, 2, 3, 4, 5), 4)).hasSize(4).doesNotHaveDuplicates();
        assertThat(draw.pickSome(List.of(1, 2, 3), 7)).containsExactlyInAnyOrder(1, 2, 3);
    }
}
