package io.narraforge.migration.adoption;

import io.narraforge.database.Database;
import io.narraforge.migration.catalog.Catalog;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Databases beside the live one, on a server of the same major version, in which things may be tried. */
public interface Workshop {
    /** What a database at V1 has. */
    Catalog v1();

    /** Works in a database without tables, which is gone afterwards. */
    <T extends @Nullable Object> T inEmptyDatabase(Function<Database, T> work);
}
