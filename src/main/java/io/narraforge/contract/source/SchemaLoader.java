package io.narraforge.contract.source;

import io.narraforge.contract.Contract;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaAssembly;
import io.narraforge.contract.schema.SchemaRefusal;
import io.narraforge.contract.schema.SdlFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/**
 * Reads a schema by the words that name it on a command line. What cannot be read is refused with one line that names the
 * file and, where there is one, the place in it.
 */
public final class SchemaLoader {
    /** The schema of this build. */
    public static final String SELF = "self";

    private static final String GIT = "git:";

    /** The check for rings follows chains of interfaces of any length. */
    private static final long STACK_BYTES = 64L * 1024 * 1024;

    /** How JSON begins, and neither SDL nor an operation. */
    private static final Pattern OBJECT = Pattern.compile("\\s*\\{\\s*[\"}]");

    private final Path workingFolder;

    /** @param workingFolder what relative paths start from */
    public SchemaLoader(Path workingFolder) {
        this.workingFolder = workingFolder;
    }

    /** Begins to read a schema; the result fails with the problem there is. */
    public CompletableFuture<Schema> start(String source) {
        var result = new CompletableFuture<Schema>();
        Runnable work = () -> {
            try {
                result.complete(read(source));
            } catch (RuntimeException | Error failure) {
                result.completeExceptionally(failure);
            }
        };
        var thread = new Thread(null, work, "schema " + source, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** Reads a schema. */
    public Schema load(String source) {
        return await(start(source));
    }

    /** The schema, or the problem that kept it from being read. */
    public static Schema await(CompletableFuture<Schema> started) {
        try {
            return started.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw failed;
        }
    }

    private Schema read(String source) {
        List<SdlFile> parsed = files(source).stream().map(SchemaLoader::parse).toList();
        return SchemaAssembly.assemble(parsed);
    }

    private List<SourceFile> files(String source) {
        // A script's variable that is not set; to the file system it would be the working folder.
        if (source.isBlank()) {
            throw SchemaRefusal.at("'" + source + "'", "names no schema");
        }
        if (source.equals(SELF)) {
            byte[] contract = Contract.ofBuild().sdl().getBytes(StandardCharsets.UTF_8);
            return List.of(new SourceFile(Contract.FILE, contract));
        }
        if (source.startsWith(GIT)) {
            return new GitObjects(workingFolder).read(source);
        }
        if (source.startsWith("http://") || source.startsWith("https://")) {
            return List.of(new SchemaEndpoint(source).introspect());
        }
        return SourceFiles.ofSdl(workingFolder).read(source);
    }

    private static SdlFile parse(SourceFile file) {
        String text = file.text();
        return OBJECT.matcher(text).lookingAt()
                ? IntrospectionJson.parse(file.name(), text)
                : SdlParser.parse(file.name(), text);
    }
}
