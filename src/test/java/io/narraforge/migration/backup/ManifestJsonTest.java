package io.narraforge.migration.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestJsonTest {
    private static final Manifest MANIFEST = new Manifest(
            Instant.parse("2026-01-31T10:00:00.123456Z"),
            new Manifest.Schema("V8", "f1"),
            new Manifest.Source("narra", "wróżka", "UTF8", "17.11 (Debian)", 170_011),
            List.of(
                    new Manifest.Table("jobs", List.of("id", "type"), new TableContent(2, 80, "aa")),
                    new Manifest.Table("worlds", List.of("id"), new TableContent(3_000_000_000L, 1L << 40, "bb"))),
            List.of("embeddings", "other.table"));

    @Test
    void whatIsWrittenIsWhatIsRead() throws UnreadableManifestException {
        assertThat(ManifestJson.read(ManifestJson.write(MANIFEST))).isEqualTo(MANIFEST);
        assertThat(MANIFEST.rows()).isEqualTo(3_000_000_002L);
        assertThat(MANIFEST.source().serverMajor()).isEqualTo(17);
    }

    @Test
    void itsFieldsAreTheFormat() {
        assertThat(json()).isEqualTo("""
            {
              "format" : 1,
              "takenAt" : "2026-01-31T10:00:00.123456Z",
              "schemaVersion" : "V8",
              "fingerprint" : "f1",
              "source" : {
                "database" : "narra",
                "role" : "wróżka",
                "encoding" : "UTF8",
                "serverVersion" : "17.11 (Debian)",
                "serverVersionNumber" : 170011
              },
              "tables" : [ {
                "table" : "jobs",
                "file" : "jobs.copy",
                "columns" : [ "id", "type" ],
                "rows" : 2,
                "bytes" : 80,
                "sha256" : "aa"
              }, {
                "table" : "worlds",
                "file" : "worlds.copy",
                "columns" : [ "id" ],
                "rows" : 3000000000,
                "bytes" : 1099511627776,
                "sha256" : "bb"
              } ],
              "notIncluded" : [ "embeddings", "other.table" ]
            }
            """);
    }

    @Test
    void aLaterFormatIsLeftToTheBuildThatKnowsIt() {
        assertThat(reasonAgainst(json().replace("\"format\" : 1", "\"format\" : 2, \"more\" : []")))
                .isEqualTo("it is of format 2, which a newer build writes; this one reads format 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"format\" : 1}", "not JSON"})
    void whatIsNoManifestIsNotRead(String json) {
        assertThat(reasonAgainst(json)).isEqualTo("it is not in the form that this build writes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "2026-01-31T10:00:00.123456Z" | "yesterday"
        "f1"                          | null
        "rows" : 2                    | "rows" : null
        "rows" : 2                    | "rows" : "many"
        [ "id" ]                      | [ null ]
        "bytes" : 80,                 | ''
        "format" : 1                  | "format" : 1, "unknown" : 1
        """)
    void aManifestThatWasChangedIsNotRead(String written, String changed) {
        assertThat(json()).contains(written);
        assertThat(reasonAgainst(json().replace(written, changed)))
                .isEqualTo("it is not in the form that this build writes");
    }

    private static String json() {
        return new String(ManifestJson.write(MANIFEST), StandardCharsets.UTF_8);
    }

    private static @Nullable String reasonAgainst(String json) {
        return assertThatExceptionOfType(UnreadableManifestException.class)
                .isThrownBy(() -> ManifestJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .actual()
                .getMessage();
    }
}
