package io.narraforge.contract.source;

import io.narraforge.contract.schema.SchemaRefusal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Schemas as a commit has them: {@code git:REF:path}, of a file or a folder. Names reach git as its input, never as its
 * options, and no shell is between.
 */
final class GitObjects {
    private final Path workingFolder;

    GitObjects(Path workingFolder) {
        this.workingFolder = workingFolder;
    }

    List<SourceFile> read(String source) {
        String[] parts = source.split(":", 3);
        if (parts.length < 3 || source.contains("\n")) {
            throw SchemaRefusal.at(source, "use git:REF:path, as in git:origin/main:schema.graphqls");
        }
        String path = parts[2];
        try (var git = new BatchOfGit(workingFolder)) {
            GitObject found = git.read(parts[1] + ":" + path, source);
            if (found.type().equals("blob")) {
                return List.of(found.file());
            }
            return folder(git, found, source);
        } catch (IOException failed) {
            throw SchemaRefusal.at(source, "git can't be asked: " + failed.getMessage());
        }
    }

    private List<SourceFile> folder(BatchOfGit git, GitObject tree, String source) throws IOException {
        var files = new ArrayList<SourceFile>();
        for (String name : namesBelow(tree)) {
            if (SourceFiles.isSdl(name)) {
                String full = source + (source.endsWith("/") || source.endsWith(":") ? "" : "/") + name;
                files.add(git.read(tree.id() + ":" + name, full).file());
            }
        }
        if (files.isEmpty()) {
            throw SchemaRefusal.at(source, "has no .graphqls, .graphql or .gql file");
        }
        return files;
    }

    private List<String> namesBelow(GitObject tree) throws IOException {
        // Without --full-tree, git looks for the working folder's own path in the tree, whichever tree it is.
        Process process = new ProcessBuilder("git", "ls-tree", "-r", "-z", "--name-only", "--full-tree", tree.id())
                .directory(workingFolder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            String names = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(names.split("\0", -1))
                    .filter(name -> !name.isEmpty() && !name.contains("\n"))
                    .sorted()
                    .toList();
        }
    }

    /** What git keeps under an id; a folder's content is git's own form of it. */
    private record GitObject(String id, String type, SourceFile file) {}

    /** One git process that is asked for objects one after the other. */
    private static final class BatchOfGit implements AutoCloseable {
        private final Process process;
        private final InputStream answers;

        BatchOfGit(Path folder) throws IOException {
            this.process = new ProcessBuilder("git", "cat-file", "--batch")
                    .directory(folder.toFile())
                    .start();
            this.answers = new BufferedInputStream(process.getInputStream());
        }

        GitObject read(String name, String source) throws IOException {
            ask(name);
            String[] head = line().split(" ", -1);
            // "<id> <type> <size>", or the name and "missing", "ambiguous" and the like
            if (head.length != 3 || !head[2].chars().allMatch(Character::isDigit)) {
                throw SchemaRefusal.at(source, complaint());
            }
            long size = Long.parseLong(head[2]);
            if (size > SourceFile.MAX_SIZE) {
                throw SchemaRefusal.at(source, SourceFile.TOO_LARGE);
            }
            byte[] content = answers.readNBytes((int) size);
            answers.readNBytes(1);
            return new GitObject(head[0], head[1], new SourceFile(source, content));
        }

        private void ask(String name) {
            try {
                process.getOutputStream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().flush();
            } catch (IOException ended) {
                // It has ended before it was asked, and its complaint says why.
            }
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int next = answers.read(); next >= 0 && next != '\n'; next = answers.read()) {
                line.write(next);
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        private String complaint() throws IOException {
            try {
                process.getOutputStream().close();
            } catch (IOException ended) {
                // As above: nobody is there to read what was asked.
            }
            String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return complaint.isBlank()
                    ? "git knows no such commit or file"
                    : "git says: " + complaint.strip().lines().toList().getLast();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
