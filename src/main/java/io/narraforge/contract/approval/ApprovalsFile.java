package io.narraforge.contract.approval;

import io.narraforge.contract.schema.SchemaRefusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Finds the file of the approvals: the one that is named, or the one of the usual name where there is one. */
public final class ApprovalsFile {
    /** The usual name, in the folder where one works. */
    public static final String NAME = "schema-approvals.yaml";

    private static final int MAX_SIZE = 1024 * 1024;

    private ApprovalsFile() {}

    /**
     * Reads the file, if there is one.
     *
     * @param named as on a command line; null to take the file of the usual name, where there is one
     */
    public static Approvals find(Path workingFolder, @Nullable String named, LocalDate today) {
        if (named == null && !Files.exists(workingFolder.resolve(NAME))) {
            return Approvals.none(NAME, today);
        }
        String name = named == null ? NAME : named;
        return Approvals.read(name, text(workingFolder, name), today);
    }

    private static String text(Path workingFolder, String name) {
        try {
            Path path = workingFolder.resolve(name);
            if (!Files.isRegularFile(path)) {
                throw SchemaRefusal.at(name, Files.exists(path) ? "is no file" : "there is no such file");
            }
            if (Files.size(path) > MAX_SIZE) {
                throw SchemaRefusal.at(name, "has more than 1 MiB, which is no list of approvals");
            }
            String text = Files.readString(path);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (InvalidPathException invalid) {
            throw SchemaRefusal.at(name, "is no path");
        } catch (CharacterCodingException otherEncoding) {
            throw SchemaRefusal.at(name, "is not UTF-8");
        } catch (IOException unreadable) {
            throw SchemaRefusal.at(name, "can't be read: " + unreadable.getMessage());
        }
    }
}
