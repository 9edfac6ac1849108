package io.narraforge.demo;

import java.util.HashSet;
import java.util.List;

/** Tells sentences about one world: draws lines from its texts and fills them with its people and places. */
final class Narrator {
    private final World world;
    private final Draw draw;
    private Phrase phrase;

    Narrator(World world, Draw draw) {
        this(world, draw, draw.below(world.cast().size()));
    }

    /** Tells about the given character. */
    Narrator(World world, Draw draw, int hero) {
        this.world = world;
        this.draw = draw;
        this.phrase = phraseAbout(world, draw, hero);
    }

    private static Phrase phraseAbout(World world, Draw draw, int hero) {
        int size = world.cast().size();
        int other = (hero + draw.between(1, size - 1)) % size;
        return new Phrase(
                world.cast().person(hero),
                world.cast().person(other),
                draw.pick(world.texts().section("locations")),
                world.name());
    }

    /** From here on about other people in another place. */
    Narrator recast() {
        phrase = phraseAbout(world, draw, draw.below(world.cast().size()));
        return this;
    }

    World world() {
        return world;
    }

    Draw draw() {
        return draw;
    }

    Phrase phrase() {
        return phrase;
    }

    Texts.Line line(String section) {
        return draw.pick(world.texts().section(section));
    }

    String one(String section) {
        return phrase.fill(line(section).text());
    }

    /** A phrase as it stands in the file, for values that are no sentences. */
    String verbatim(String section) {
        return line(section).text();
    }

    List<String> some(String section, int fewest, int most) {
        return draw.pickSome(world.texts().section(section), draw.between(fewest, most)).stream()
                .map(line -> phrase.fill(line.text()))
                .toList();
    }

    /** As many, in the order in which the file tells them. */
    List<String> someInOrder(String section, int fewest, int most) {
        List<Texts.Line> all = world.texts().section(section);
        var chosen = new HashSet<>(draw.pickSome(all, draw.between(fewest, most)));
        return all.stream()
                .filter(chosen::contains)
                .map(line -> phrase.fill(line.text()))
                .toList();
    }

    List<String> someVerbatim(String section, int fewest, int most) {
        return draw.pickSome(world.texts().section(section), draw.between(fewest, most)).stream()
                .map(Texts.Line::text)
                .toList();
    }

    /** Paragraphs of prose until the text has so many characters; a paragraph returns only when all have been told. */
    String prose(int characters) {
        List<Texts.Line> paragraphs = world.texts().section("prose");
        var told = new StringBuilder(characters + 400);
        while (told.length() < characters) {
            for (Texts.Line paragraph : draw.pickSome(paragraphs, paragraphs.size())) {
                if (told.length() >= characters) {
                    break;
                }
                recast();
                told.append(told.isEmpty() ? "" : "\n\n").append(phrase.fill(paragraph.text()));
            }
        }
        return told.toString();
    }
}
