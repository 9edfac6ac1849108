package io.narraforge.contract.source;

import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.MultiSourceReader;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.SchemaRefusal;
import io.narraforge.contract.schema.SdlFile;
import io.narraforge.problem.Excerpt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** GraphQL's own notation, schemas and operations alike, to its syntax tree. */
public final class SdlParser {
    /**
     * Size and nesting are bounded before; whoever names a file wants all of it read.
     */
    private static final ParserOptions WITHOUT_LIMITS = ParserOptions.newParserOptions()
            .maxCharacters(Integer.MAX_VALUE)
            .maxTokens(Integer.MAX_VALUE)
            .maxWhitespaceTokens(Integer.MAX_VALUE)
            .captureIgnoredChars(false)
            .captureLineComments(false)
            .captureSourceLocation(true)
            .readerTrackData(false)
            .build();

    // What java.math.BigDecimal can't read; GraphQL itself sets no bound.
    private static final Pattern LONG_EXPONENT = Pattern.compile("\\d[eE][+-]?\\d{10}");

    private SdlParser() {}

    /** A schema's file. */
    static SdlFile parse(String name, String text) {
        if (text.isBlank()) {
            throw SchemaRefusal.at(name, "is empty, and no schema");
        }
        return parseAny(name, text);
    }

    /** Any text; what is not GraphQL is refused with its place. */
    public static SdlFile parseAny(String name, String text) {
        Nesting.requireShallow(name, text);
        var reader = MultiSourceReader.newMultiSourceReader()
                .string(text, name)
                .trackData(false)
                .build();
        try {
            return new SdlFile(
                    name,
                    text,
                    Parser.parse(ParserEnvironment.newParserEnvironment()
                            .document(reader)
                            .parserOptions(WITHOUT_LIMITS)
                            .build()));
        } catch (InvalidSyntaxException broken) {
            throw SchemaRefusal.at(place(name, broken.getLocation()), why(broken));
        } catch (NumberFormatException tooLarge) {
            throw SchemaRefusal.at(lineOfExponent(name, text), "a number's exponent has more digits than can be read");
        }
    }

    private static Place lineOfExponent(String name, String text) {
        Matcher exponent = LONG_EXPONENT.matcher(text);
        Integer line = exponent.find() ? text.substring(0, exponent.start()).split("\n", -1).length : null;
        return new Place(name, line);
    }

    private static String place(String name, @Nullable SourceLocation location) {
        return location == null ? name : new Place(name, location.getLine()) + ":" + location.getColumn();
    }

    private static String why(InvalidSyntaxException broken) {
        String token = broken.getOffendingToken();
        if (token == null) {
            return "not GraphQL: no token begins like this";
        }
        return token.equals("<EOF>")
                ? "not GraphQL: the file ends where more is needed"
                : "not GraphQL: unexpected " + Excerpt.of(token);
    }
}
