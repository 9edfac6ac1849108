package io.narraforge.migration.backup;

import java.util.List;

/**
 * What a restore did.
 *
 * @param remarks what the operator should know, though it stood in no one's way
 */
public record RestoredBackup(Manifest manifest, List<String> remarks) {
    public RestoredBackup {
        remarks = List.copyOf(remarks);
    }
}
