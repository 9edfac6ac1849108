import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that every Java source is in palantir-java-format, or with {@code apply} brings it there. The formatter parses
 * with the compiler of the JDK it runs on, so it has to run on the toolchain's: Maven's own may be too old for our
 * syntax.
 */
public final class FormatSources {
    private static final List<String> FOLDERS = List.of("src", "codegen");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());
    private final Path project;

    private FormatSources(Path project) {
        this.project = project;
    }

    public static void main(String[] args) throws IOException, FormatterException {
        var sources = new FormatSources(Path.of(args[0]));
        List<Path> unformatted = sources.unformatted();
        if (args[1].equals("apply")) {
            for (Path source : unformatted) {
                Files.writeString(source, sources.formatted(source));
            }
        } else if (!unformatted.isEmpty()) {
            unformatted.forEach(source -> System.err.println("not formatted: " + sources.project.relativize(source)));
            System.err.println("Run: mvn validate -Dformat=apply");
            System.exit(1);
        }
    }

    private List<Path> unformatted() throws IOException, FormatterException {
        var unformatted = new ArrayList<Path>();
        for (String folder : FOLDERS) {
            for (Path source : javaFiles(project.resolve(folder))) {
                if (!Files.readString(source).equals(formatted(source))) {
                    unformatted.add(source);
                }
            }
        }
        return unformatted;
    }

    private String formatted(Path source) throws IOException, FormatterException {
        return formatter.formatSourceAndFixImports(Files.readString(source));
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
