import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Migrates a scratch PostgreSQL 17 with Flyway and generates jOOQ's tables from it, so that the code can only name
 * columns which the migrations made. Does nothing while migrations, generator and jOOQ are those of the last run.
 */
public final class GenerateTables {
    private static final String TABLES = "artifacts|characters|cost_snapshots|jobs|qa_reports|timelines|worlds";

    private final Path migrations;
    private final Path generatorSource;
    private final Path sources;
    private final Path scratch;
    private final Path stamp;
    private final String jooqVersion;

    private GenerateTables(Path project, String jooqVersion) {
        this.migrations = project.resolve("db/migration");
        this.generatorSource = project.resolve("codegen/GenerateTables.java");
        this.sources = project.resolve("target/generated-sources/jooq");
        this.scratch = project.resolve("target/codegen");
        this.stamp = project.resolve("target/generated-sources/jooq.sha256");
        this.jooqVersion = jooqVersion;
    }

    public static void main(String[] args) throws Exception {
        new GenerateTables(Path.of(args[0]), args[1]).generateIfStale();
    }

    private void generateIfStale() throws Exception {
        String fingerprint = fingerprint();
        if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
            System.out.println("Tables are up to date with db/migration.");
            return;
        }
        Files.deleteIfExists(stamp);
        try (EmbeddedPostgres postgres = startScratch()) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("filesystem:" + migrations)
                    .placeholderReplacement(false)
                    .load()
                    .migrate();
            GenerationTool.generate(configuration(postgres.getJdbcUrl("postgres", "postgres")));
        }
        Files.writeString(stamp, fingerprint);
    }

    private EmbeddedPostgres startScratch() throws IOException {
        Files.createDirectories(scratch);
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(scratch.resolve("binaries").toFile())
                .setDataDirectory(scratch.resolve("cluster"))
                .setCleanDataDirectory(true)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
    }

    private Configuration configuration(String jdbcUrl) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(jdbcUrl))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                .withIncludes(TABLES)
                                .withIncludeRoutines(false))
                        .withGenerate(new Generate()
                                .withRecords(false)
                                .withGeneratedAnnotation(true)
                                .withGeneratedAnnotationDate(false))
                        .withTarget(new Target()
                                .withPackageName("io.narraforge.generated")
                                .withDirectory(sources.toString())));
    }

    private String fingerprint() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(jooqVersion.getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(generatorSource));
        for (Path migration : migrationFiles()) {
            digest.update(migration.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(migration));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Path> migrationFiles() throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
