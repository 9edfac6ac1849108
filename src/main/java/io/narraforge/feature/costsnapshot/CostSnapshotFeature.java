package io.narraforge.feature.costsnapshot;

import io.narraforge.engine.Feature;
import io.narraforge.engine.Wiring;
import io.narraforge.model.Declarations;
import io.narraforge.model.Model;

/** Recording what a stage cost, with the state of the job's budget as the answer. */
public final class CostSnapshotFeature implements Feature {
    @Override
    public Declarations declarations() {
        return Declarations.none();
    }

    @Override
    public void wire(Wiring wiring, Model model) {
        wiring.mutation("recordCost", new Spending(model.entity("Job"), wiring.creation("CostSnapshot")));
    }
}
