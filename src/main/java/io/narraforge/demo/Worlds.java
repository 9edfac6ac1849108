package io.narraforge.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * The worlds of a plan: by turns Polish and English, each in one of the milieus, each with a name that no other has.
 * Texts are read once.
 */
final class Worlds {
    private static final List<String> LANGUAGES = List.of("pl", "en");
    private static final List<String> MILIEUS = List.of("sea", "ash", "forest", "orbit");

    private final DemoPlan plan;
    private final List<Texts> texts = new ArrayList<>();

    private final WorldNames names;

    Worlds(DemoPlan plan) {
        this.plan = plan;
        for (String milieu : MILIEUS) {
            for (String language : LANGUAGES) {
                texts.add(Texts.read(language, milieu));
            }
        }
        names = new WorldNames(texts);
    }

    World world(int row) {
        Texts own = texts.get(row % texts.size());
        Counts casts = plan.charactersByWorld();
        var cast = new Cast(row, casts.startOf(row), casts.at(row), own);
        long createdAt = Moments.spread("worlds", row, plan.worlds(), Moments.WORLDS);
        return new World(
                row, Draw.id("worlds", row), names.name(row % texts.size(), row / texts.size()), own, cast, createdAt);
    }
}
