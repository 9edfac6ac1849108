package io.narraforge.migration.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleTextTest {
    private final RuleText rules =
            new RuleText(Set.of("public.unaccent", "\"Else where\".unaccent", "x.\"Odd\"\"name\""));

    @Test
    void theCastOfAnArrayIsThatOfItsElements() {
        assertThat(rules.of("CHECK (((s)::text = ANY ((ARRAY['a'::character varying, 'b,]'::character"
                        + " varying])::text[])))"))
                .isEqualTo("CHECK (((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b,]'::character"
                        + " varying)::text])))");
    }

    @Test
    void elementsMayHoldCallsQuotesAndArrays() {
        assertThat(rules.of("((ARRAY[f(1, 'it''s ['), b[1], \"c,\"])::\"My type\"[] || (ARRAY[1])::integer[])"))
                .isEqualTo("(ARRAY[(f(1, 'it''s ['))::\"My type\", (b[1])::\"My type\", (\"c,\")::\"My type\"] ||"
                        + " ARRAY[(1)::integer])");
    }

    @Test
    void whatIsNoCastOfAnArrayStays() {
        assertThat(List.of(
                        "(ARRAY[1, 2])", "(ARRAY['a)::text[]", "(ARRAY[1])::text", "ARRAY[1]::text[]", "x(ARRAY[", ""))
                .allSatisfy(text -> assertThat(rules.of(text)).isEqualTo(text));
        // An empty array cannot give its cast away.
        assertThat(rules.of("(ARRAY[])::text[]")).isEqualTo("(ARRAY[])::text[]");
    }

    @Test
    void membersOfExtensionsHaveNoSchema() {
        assertThat(rules.of("public.unaccent('public.unaccent'::regdictionary, \"Else where\".unaccent,"
                        + " x.\"Odd\"\"name\")"))
                .isEqualTo("unaccent('unaccent'::regdictionary, unaccent, \"Odd\"\"name\")");
        assertThat(rules.of("public.unaccented other.unaccent a.public.unaccents"))
                .isEqualTo("public.unaccented other.unaccent a.public.unaccents");
    }

    @Test
    void linesEndInOneWay() {
        assertThat(rules.of("BEGIN\r\n  x\r\nEND")).isEqualTo("BEGIN\n  x\nEND");
    }

    @Test
    void aLongTextIsNoBurden() {
        assertThat(rules.of("'\"" + "a\"\"".repeat(200_000))).hasSize(600_002);
    }
}
