package io.narraforge.contract.operations;

import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import io.narraforge.contract.operations.log.LoggedOperation;
import io.narraforge.contract.operations.log.OperationsLogReader;
import io.narraforge.contract.schema.SchemaRefusal;
import io.narraforge.contract.schema.SdlFile;
import io.narraforge.contract.source.SdlParser;
import io.narraforge.contract.source.SourceFile;
import io.narraforge.contract.source.SourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads operations by the words that name them on a command line: a file, a folder, a glob, examples in Markdown, a manifest,
 * or a log. What cannot be read is refused with one line that names the place.
 */
public final class OperationsLoader {
    private static final List<String> ENDINGS = List.of(".graphql", ".gql");

    /** How JSON begins, and no document: what is selected is no string. */
    private static final Pattern OBJECT = Pattern.compile("\\s*\\{\\s*[\"}]");

    private final SourceFiles files;

    /** @param workingFolder what relative paths start from */
    public OperationsLoader(Path workingFolder) {
        this.files = new SourceFiles(workingFolder, ENDINGS);
    }

    /** What all sources have, and operations that several servers have logged once. */
    public OperationSources load(List<String> sources) {
        var documents = new ArrayList<DocumentSet>();
        var logged = new ArrayList<LoggedOperation>();
        for (String source : sources) {
            OperationSources found = load(source);
            documents.addAll(found.documents());
            logged.addAll(found.logged());
        }
        return new OperationSources(documents, LoggedOperation.merged(logged));
    }

    /** What a source has: the documents of all files together, each of an example or a manifest by itself, and logs. */
    private OperationSources load(String source) {
        var together = new ArrayList<SdlFile>();
        var documents = new ArrayList<DocumentSet>();
        var logged = new ArrayList<LoggedOperation>();
        boolean hasLog = false;
        for (SourceFile file : files.read(source)) {
            String text = file.text();
            if (MarkdownExamples.isMarkdown(file.name())) {
                documents.addAll(MarkdownExamples.read(file.name(), text));
            } else if (OperationsLogReader.recognises(text)) {
                hasLog = true;
                logged.addAll(OperationsLogReader.read(file.name(), text));
            } else if (OBJECT.matcher(text).lookingAt()) {
                documents.addAll(Manifest.read(file.name(), text));
            } else {
                together.add(parse(file.name(), text));
            }
        }
        if (!together.isEmpty()) {
            documents.addFirst(new DocumentSet(together, null));
        }
        // A log of a server that nobody has asked anything yet is one, too.
        if (!hasLog && documents.stream().allMatch(OperationsLoader::isEmpty)) {
            throw SchemaRefusal.at(source, "has no operation");
        }
        return new OperationSources(documents, logged);
    }

    /** A file of fragments alone is worth checking, too. */
    private static boolean isEmpty(DocumentSet set) {
        return set.files().stream()
                .flatMap(each -> each.document().getDefinitions().stream())
                .noneMatch(each -> each instanceof OperationDefinition || each instanceof FragmentDefinition);
    }

    private static SdlFile parse(String name, String text) {
        if (text.isBlank()) {
            throw SchemaRefusal.at(name, "is empty, and no document");
        }
        return SdlParser.parseAny(name, text);
    }
}
