package io.narraforge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
    private static final Shapes SHAPES = Shapes.ofBuild();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        World.rules             | []
        World.rules             | ["a","b","c","d","e","f","g","h","i"]
        World.themes            | ["one"]
        World.geography         | {}
        World.geography         | {"continents":["A",7],"key_locations":[],"climate":null,"moons":{"two":2}}
        World.geography         | {"continents":null,"key_locations":null}
        World.history           | [{"year":-12,"event":"a flood"},{},{"year":null,"who":"nobody"}]
        Character.trajectory    | [{"stage":"start","state":"calm","why":[1]},{"stage":null}]
        Character.relationships | [{"character_id":"0191b7a2-5c3e-7d10-8f00-0123456789AB","type":"ally"}]
        Character.relationships | [{"character":"Mira","type":null,"dynamic":"tense","since":3}]
        Character.relationships | [{"character_id":null,"character":"Mira"},{"character_id":"0191b7a2-5c3e-7d10-8f00-0123456789ab","character":null}]
        Character.constraints   | []
        Timeline.nodes          | [{"year":1,"event":"x","chapter":null,"narrative_weight":0,"tags":[],"more":{}}]
        Timeline.nodes          | [{"year":-2147483648,"event":"","narrative_weight":1.0},{"year":2147483647,"event":"x"}]
        Job.constraints         | {"max_characters":3,"target_word_count":null,"themes":["x"],"setting":"","tone":null,"deadline":"soon"}
        QaReport.criticalErrors | ["Logic: the door was locked"]
        QaReport.warnings       | []
        Artifact.data           | {"a":null}
        Artifact.data.world_spec | {"name":"N","summary":"s","rules":[],"geography":{},"history":[],"themes":[]}
        Artifact.data.world_spec | {"world_name":"N","name":null,"summary":"s","rules":["r"],"geography":{},"history":[{}],"themes":[]}
        Artifact.data.prose_segment | {"segment_id":"s","prose":"p","word_count":1,"sequence_number":1,"model_used":"m","style_score":null}
        Artifact.data.poem      | 17
        World.name              | 17
        ../shapes/Parts         | 17
        """)
    void takesWhatIsOpenAndLeavesLengthsAlone(String name, String json) {
        assertThat(SHAPES.misfit(name, json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        World.rules             | null                          |             | is null; use a list of strings
        World.rules             | {"a":1}                       |             | is {"a":1}; use a list of strings
        World.rules             | ["a",["b"]]                   | /1          | is ["b"]; use a string
        World.geography         | []                            |             | is []; use an object
        World.geography         | {"continents":["A",true]}     | /continents/1 | is true; use a string or a number
        World.geography         | {"continents":"A"}            | /continents | is "A"; use a list of strings
        World.geography         | {"key_locations":[1]}         | /key_locations/0 | is 1; use a string
        World.history           | [{},1]                        | /1          | is 1; use an object
        World.history           | [{"year":"x"}]                | /0/year     | is "x"; use a whole number
        World.history           | [{"year":2.5}]                | /0/year     | is 2.5; use a whole number
        World.history           | [{"year":2147483648}]         | /0/year     | is 2147483648; use a whole number from -2,147,483,648 to 2,147,483,647
        World.history           | [{"year":1e999999999}]        | /0/year     | is 1E+999999999; use a whole number from -2,147,483,648 to 2,147,483,647
        World.history           | [{"year":-1e30}]              | /0/year     | is -1E+30; use a whole number from -2,147,483,648 to 2,147,483,647
        Character.trajectory    | [{"stage":3}]                 | /0/stage    | is 3; use a string
        Character.relationships | [{}]                          | /0          | has no "character"; use an object with "character_id" or "character"
        Character.relationships | [{"character_id":null,"type":"x"}] | /0     | has no "character"; use an object with "character_id" or "character"
        Character.relationships | [{"character_id":"Mira"}]     | /0/character_id | is "Mira"; use the UUID of a character
        Character.relationships | [{"character_id":"0191b7a2-5c3e-7d10-8f00-0123456789ab\\n"}] | /0/character_id | is "0191b7a2-5c3e-7d10-8f00-0123456789ab\\n"; use the UUID of a character
        Character.relationships | [{"character":null}]          | /0/character | is null; use the name of a character
        Character.relationships | [{"character":""}]            | /0/character | is ""; use the name of a character
        Timeline.nodes          | [{"event":"x"}]               | /0          | has no "year"; use an object with "year" and "event"
        Timeline.nodes          | [{}]                          | /0          | has no "year"; use an object with "year" and "event"
        Timeline.nodes          | [{"year":1}]                  | /0          | has no "event"; use an object with "year" and "event"
        Timeline.nodes          | [{"year":null,"event":"x"}]   | /0/year     | is null; use a whole number
        Timeline.nodes          | [{"year":1,"event":null}]     | /0/event    | is null; use a string
        Timeline.nodes          | [{"year":1,"event":"x","narrative_weight":1.00000000000000000001}] | /0/narrative_weight | is 1.00000000000000000001; use a number from 0 to 1
        Timeline.nodes          | [{"year":1,"event":"x","chapter":"one"}] | /0/chapter | is "one"; use a whole number
        Job.constraints         | {"max_characters":"few"}      | /max_characters | is "few"; use a whole number
        Artifact.data           | {}                            |             | is {}; use an object with at least one key
        Artifact.data           | [1]                           |             | is [1]; use an object with at least one key
        Artifact.data.world_spec | {"summary":"s","rules":[],"geography":{},"history":[],"themes":[]} | | has no "name"; use an object with "world_name" (or "name"), "summary", "rules", "geography", "history" and "themes"
        Artifact.data.world_spec | {"world_name":"w","summary":"s","rules":null,"geography":{},"history":[],"themes":[]} | /rules | is null; use a list of strings
        Artifact.data.world_spec | {"world_name":"w","summary":"s","rules":[],"geography":{},"history":[{"year":true}],"themes":[]} | /history/0/year | is true; use a whole number
        Artifact.data.prose_segment | {"prose":"p"}             |             | has no "segment_id"; use an object with "segment_id", "prose", "word_count", "sequence_number" and "model_used"
        Artifact.data.qa_report | {"logic_score":2,"psychology_score":1,"timeline_score":1,"passed":true,"critical_errors":[],"warnings":[],"explanation":"e"} | /logic_score | is 2; use a number from 0 to 1
        """)
    void namesThePlaceTheValueAndWhatIsAllowed(String name, String json, @Nullable String pointer, String reason) {
        assertThat(SHAPES.misfit(name, json)).hasValue(new Misfit(pointer == null ? "" : pointer, reason));
    }

    @Test
    void theFirstMisfitInTheOrderOfTheDocumentIsTold() {
        assertThat(SHAPES.misfit("World.geography", "{\"x\":0,\"climate\":1,\"key_locations\":2,\"continents\":3}"))
                .map(Misfit::pointer)
                .hasValue("/climate");
        assertThat(SHAPES.misfit("Timeline.nodes", "[{\"year\":1,\"event\":\"e\"},{\"event\":5},{\"year\":\"x\"}]"))
                .map(Misfit::pointer)
                .hasValue("/1");
        assertThat(SHAPES.misfit(
                        "Timeline.nodes", "[" + "{\"year\":1,\"event\":\"e\"},".repeat(10) + "{\"year\":1},3]"))
                .map(Misfit::pointer)
                .hasValue("/10");
    }

    @Test
    void aLongValueIsShortened() {
        assertThat(SHAPES.misfit("World.rules", "[[\"%s\"]]".formatted("x".repeat(500))))
                .map(Misfit::reason)
                .hasValue("is [\"" + "x".repeat(58) + "…; use a string");
    }

    @Test
    void twoHundredLevelsAreTakenAndNoMore() {
        String below = "[".repeat(199) + "\"]]\\\"]\"" + "]".repeat(199);

        assertThat(SHAPES.misfit("Job.constraints", "{\"a\":%s}".formatted(below)))
                .isEmpty();
        assertThat(SHAPES.misfit("Job.constraints", "{\"a\":[%s]}".formatted(below)))
                .hasValue(new Misfit("", "nests deeper than 200 levels; use 200 at most"));
        assertThat(SHAPES.misfit("World.rules", String.join("", Collections.nCopies(1_000_000, "["))))
                .map(Misfit::pointer)
                .hasValue("");
        assertThat(SHAPES.misfit("World.rules", "[" + "\"[[{{\",".repeat(300) + "\"\"]"))
                .isEmpty();
    }

    @Test
    void longNumbersAndManyMisfitsAreRead() {
        assertThat(SHAPES.misfit("World.geography", "{\"continents\":[%s]}".formatted("9".repeat(131_072))))
                .isEmpty();
        assertThat(SHAPES.misfit("World.rules", "[" + "1,".repeat(50_000) + "1]"))
                .hasValue(new Misfit("/0", "is 1; use a string"));
    }

    @Test
    void whatAMisfitCostsDoesNotGrowWithTheNumberOfThem() {
        String history = "[" + "1,".repeat(1_000_000) + "1]";
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(SHAPES.misfit("World.history", history)).hasValue(new Misfit("/0", "is 1; use an object"));

        // Most of it is the list itself, read.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100L << 20);
    }

    @Test
    void aLateMisfitIsFoundAndTheFirstOfSomeIsTold() {
        String good = "{},".repeat(100_000);

        assertThat(SHAPES.misfit("World.history", "[" + good + "7]"))
                .hasValue(new Misfit("/100000", "is 7; use an object"));
        // The schema names the rules first.
        assertThat(SHAPES.misfit(
                        "Artifact.data.world_spec",
                        "{\"summary\":\"s\",\"name\":\"n\",\"history\":[%s7],\"rules\":[%s1],\"geography\":{},\"themes\":[]}"
                                .formatted(good, "1,".repeat(FirstErrors.ENOUGH - 3))))
                .hasValue(new Misfit("/history/100000", "is 7; use an object"));
    }

    @Test
    void whatIsNoJsonIsTheCallersMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> SHAPES.misfit("World.rules", "[\"a\""));
    }
}
