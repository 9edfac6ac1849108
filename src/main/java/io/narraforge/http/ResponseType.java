package io.narraforge.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The media types a GraphQL answer can have, and which of them an {@code Accept} header asks for (RFC 9110, section
 * 12.5.1): the higher quality wins, then the one that is named, then the one that is named first.
 */
enum ResponseType {
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    JSON("application/json");

    private final String mediaType;

    ResponseType(String mediaType) {
        this.mediaType = mediaType;
    }

    String contentType() {
        return mediaType + ";charset=utf-8";
    }

    /**
     * Null when neither is acceptable. Without a wish it is {@code application/json}: the specification recommends the
     * newer type for a missing header since 2025, but gives its reason for the older one, clients that know no better,
     * and those are the ones that send no header or a wildcard; the graphql-http audits ask for the older one as well.
     */
    static @Nullable ResponseType negotiate(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return JSON;
        }
        Wish graphQlResponse = new Wish();
        Wish json = new Wish();
        String[] ranges = accept.split(",", -1);
        for (int position = 0; position < ranges.length; position++) {
            MediaRange range = MediaRange.parse(ranges[position]);
            graphQlResponse.consider(range, GRAPHQL_RESPONSE.mediaType, position);
            json.consider(range, JSON.mediaType, position);
        }
        if (graphQlResponse.quality <= 0 && json.quality <= 0) {
            return null;
        }
        return graphQlResponse.outranks(json) ? GRAPHQL_RESPONSE : JSON;
    }

    /** One element of the header; a range that we cannot serve, or cannot read, matches nothing. */
    private record MediaRange(String type, double quality, boolean utf8) {

        static MediaRange parse(String text) {
            String[] parts = text.toLowerCase(Locale.ROOT).split(";", -1);
            double quality = 1;
            boolean utf8 = true;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].replace("\"", "").strip();
                if (parameter.startsWith("q=")) {
                    quality = qualityOf(parameter.substring(2));
                } else if (parameter.startsWith("charset=")) {
                    utf8 = parameter.equals("charset=utf-8");
                }
            }
            return new MediaRange(parts[0].strip(), quality, utf8);
        }

        private static double qualityOf(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        /** How closely the range names the type: 0 not at all, 1 and 2 by a wildcard, 3 by its name. */
        int precisionFor(String mediaType) {
            if (!utf8) {
                return 0;
            }
            return switch (type) {
                case "*/*" -> 1;
                case "application/*" -> 2;
                default -> type.equals(mediaType) ? 3 : 0;
            };
        }
    }

    /** What a header says about one type: its most precise range decides. */
    private static final class Wish {
        private int precision;
        private double quality;
        private int position;

        private void consider(MediaRange range, String mediaType, int at) {
            int found = range.precisionFor(mediaType);
            if (found > precision) {
                precision = found;
                quality = range.quality();
                position = at;
            }
        }

        private boolean outranks(Wish other) {
            if (quality != other.quality) {
                return quality > other.quality;
            }
            if (precision != other.precision) {
                return precision > other.precision;
            }
            return position < other.position;
        }
    }
}
