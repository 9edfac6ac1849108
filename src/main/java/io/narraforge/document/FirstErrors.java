package io.narraforge.document;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a validator finds until there is enough to choose from; then it ends. Left alone it describes every misfit of a
 * list, each in more room than the misfit takes itself.
 */
final class FirstErrors extends AbstractList<Error> {
    /** Where the first in the order of the document must be found among them, this many take no time to compare. */
    static final int ENOUGH = 100;

    private final List<Error> errors = new ArrayList<>();
    private @Nullable ExecutionContext validation;

    /** To be called before the validator begins. */
    void collectIn(ExecutionContext context) {
        validation = context;
        context.setErrors(this);
    }

    @Override
    public boolean add(Error error) {
        errors.add(error);
        if (errors.size() >= ENOUGH && validation != null) {
            // The validator looks at it right after it has told of an error.
            validation.setFailFast(true);
        }
        return true;
    }

    @Override
    public Error get(int index) {
        return errors.get(index);
    }

    @Override
    public int size() {
        return errors.size();
    }
}
