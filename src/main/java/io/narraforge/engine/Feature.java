package io.narraforge.engine;

import io.narraforge.model.Declarations;
import io.narraforge.model.Model;

/** What a feature adds to what convention binds: names that differ, and fields that it computes. */
public interface Feature {

    Declarations declarations();

    /** Adds the fetchers of the fields that {@link #declarations()} calls computed. */
    void wire(Wiring wiring, Model model);
}
