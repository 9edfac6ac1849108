package io.narraforge.demo;

import io.narraforge.demo.DemoPlan.TextSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The data of one artifact: the keys that the domain names for its type, and in the large set one more with a text. */
final class ArtifactContent {
    private static final int CHARACTERS_OF_PROSE = 4_050;

    private final Job job;
    private final Narrator narrator;
    private final Draw draw;
    private final TextSize textSize;

    /** What the pipeline stores; the vocabulary is open, these are its seven. */
    enum ArtifactType {
        WORLD_SPEC,
        CHARACTER_SPEC,
        NARRATIVE_BLUEPRINT,
        PLOT_OUTLINE,
        PROSE_SEGMENT,
        QA_REPORT,
        STYLE_GUIDE
    }

    ArtifactContent(Job job, Draw draw, TextSize textSize) {
        this.job = job;
        this.draw = draw;
        this.textSize = textSize;
        this.narrator = new Narrator(job.world(), draw);
    }

    /** The content of the given type; the ordinal counts from 1 among the contents of a type in a job. */
    Map<String, Object> of(ArtifactType type, int ordinal) {
        return switch (type) {
            case WORLD_SPEC -> worldSpec();
            case CHARACTER_SPEC -> characterSpec(ordinal);
            case NARRATIVE_BLUEPRINT -> narrativeBlueprint();
            case PLOT_OUTLINE -> plotOutline();
            case PROSE_SEGMENT -> proseSegment(ordinal);
            case QA_REPORT -> qaReport();
            case STYLE_GUIDE -> styleGuide();
        };
    }

    private Map<String, Object> worldSpec() {
        // Older pipelines wrote name for world_name.
        var spec = JsonObject.of(
                        draw.oneIn(5) ? "name" : "world_name", job.world().name())
                .with("summary", narrator.one("summaries"))
                .with("rules", narrator.some("rules", 3, 7))
                .with("geography", WorldRows.geography(narrator))
                .with("history", WorldRows.history(narrator))
                .with("themes", narrator.someVerbatim("themes", 2, 4));
        return enlarged(spec, "atmosphere").value();
    }

    private Map<String, Object> characterSpec(int ordinal) {
        int hero = (ordinal - 1) % job.world().cast().size();
        var own = new Narrator(job.world(), draw, hero);
        Texts.Line motivations = own.line("motivations");
        var spec = JsonObject.of("name", own.phrase().hero().fullName())
                .with("role", own.verbatim("roles"))
                .with("trajectory", CharacterRows.trajectory(own))
                .with("relationships", CharacterRows.relationships(own, hero))
                .with("constraints", own.someVerbatim("limits", 2, 4))
                .with(
                        "motivations",
                        JsonObject.of("surface", motivations.form(0))
                                .with("deeper", motivations.form(1))
                                .with("core", motivations.form(2))
                                .value());
        return enlarged(spec, "backstory").value();
    }

    private Map<String, Object> narrativeBlueprint() {
        var blueprint = JsonObject.of("genre", narrator.verbatim("genres"))
                .with("length", job.order().type().name().toLowerCase(Locale.ROOT))
                .with("themes", narrator.someVerbatim("themes", 2, 3))
                .with("setting", narrator.verbatim("settings"))
                .with("tone", narrator.verbatim("tones"))
                .with("target_audience", narrator.verbatim("audiences"))
                .with("constraints", narrator.someVerbatim("rules", 1, 3));
        return enlarged(blueprint, "premise").value();
    }

    private Map<String, Object> plotOutline() {
        List<Texts.Line> actLines = job.world().texts().section("acts");
        int scenesInAct = textSize == TextSize.LARGE ? 3 : job.order().type().characters / 2 + 2;
        List<Map<String, Object>> acts = new ArrayList<>();
        List<Map<String, Object>> scenes = new ArrayList<>();
        for (Texts.Line line : actLines) {
            List<Integer> numbers = new ArrayList<>();
            for (int scene = 0; scene < scenesInAct; scene++) {
                numbers.add(scenes.size() + 1);
                scenes.add(scene(scenes.size() + 1, acts.size() + 1));
            }
            acts.add(JsonObject.of("number", acts.size() + 1)
                    .with("name", line.form(0))
                    .with("description", narrator.recast().phrase().fill(line.form(1)))
                    .with("scenes", numbers)
                    .value());
        }
        var outline = JsonObject.of("structure", narrator.verbatim("structures"))
                .with("summary", narrator.recast().one("inspirations"))
                .with("acts", acts)
                .with("scenes", scenes)
                .with("conflicts", narrator.some("conflicts", 2, 4));
        return outline.value();
    }

    private Map<String, Object> scene(int number, int act) {
        Texts.Line line = narrator.recast().line("scenes");
        Phrase phrase = narrator.phrase();
        return JsonObject.of("number", number)
                .with("act", act)
                .with("description", phrase.fill(line.form(0)))
                .with(
                        "characters",
                        List.of(phrase.hero().fullName(), phrase.other().fullName()))
                .with("purpose", line.form(1))
                .with("conflict", line.form(2))
                .value();
    }

    private Map<String, Object> proseSegment(int ordinal) {
        String prose = narrator.prose(textSize == TextSize.LARGE ? draw.between(2_000, 6_500) : CHARACTERS_OF_PROSE);
        var segment = JsonObject.of("segment_id", String.format(Locale.ROOT, "seg-%03d", ordinal))
                .with("prose", prose)
                .with("word_count", prose.split("\\s+").length)
                .with("sequence_number", ordinal)
                .with("model_used", draw.oneIn(4) ? "gpt-4o-mini" : "gpt-4o");
        if (draw.oneIn(3)) {
            segment.with("style_notes", narrator.verbatim("notes"));
            segment.with("style_score", BigDecimal.valueOf(draw.between(60, 99), 2));
        }
        return segment.value();
    }

    private Map<String, Object> qaReport() {
        var verdict = QaVerdict.of(narrator);
        var report = JsonObject.of("logic_score", verdict.logic())
                .with("psychology_score", verdict.psychology())
                .with("timeline_score", verdict.timeline())
                .with("passed", verdict.passed())
                .with("critical_errors", verdict.criticalErrors())
                .with("warnings", verdict.warnings())
                .with("explanation", String.join(" ", narrator.some("explanations", 2, 5)));
        return enlarged(report, "reviewed_passage").value();
    }

    private Map<String, Object> styleGuide() {
        Texts.Line style = narrator.line("styles");
        var guide = JsonObject.of("voice", style.form(0))
                .with("tone", style.form(1))
                .with("sentence_length", style.form(2))
                .with("pov", style.form(3));
        return enlarged(guide, "sample").value();
    }

    /** Shapes are open: a key of the pipeline's own holds what makes the artifact large. */
    private JsonObject enlarged(JsonObject content, String key) {
        return textSize == TextSize.LARGE ? content.with(key, narrator.prose(draw.between(2_000, 4_000))) : content;
    }
}
