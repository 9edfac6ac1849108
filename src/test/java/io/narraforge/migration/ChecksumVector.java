package io.narraforge.migration;

/** Canonical texts and checksums that the domain gives; {@code jsonb} is the text once jsonb has kept the content. */
enum ChecksumVector {
    EMPTY("{}", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "{}"),
    WORLD(Vectors.WORLD_TEXT, "5db6773272ad41829c4488003f8346f9722f65631a14ae8a7e5f5a9fec0e21d3", Vectors.WORLD_TEXT),
    EVERY_KIND_OF_VALUE("""
        {"a": [true, null, 1e+21, 0.1, -0.0, 123456789012345678901, "\\ud83d\\ude00/\\u007f\\"\\\\\\n\\t"], \
        "b": 1.0, "z": "", "\\u017a": "", "\\ufffd": 0, "\\ud83d\\ude00": 0}\
        """, "2fb683e251be90d9e440680a362c5c0bc46d23a6b04b8dfa2831807069ec7bd9", """
            {"a": [true, null, 1000000000000000000000, 0.1, 0.0, 123456789012345678901, \
            "\\ud83d\\ude00/\\u007f\\"\\\\\\n\\t"], \
            "b": 1.0, "z": "", "\\u017a": "", "\\ufffd": 0, "\\ud83d\\ude00": 0}\
            """);

    final String canonical;
    final String sha256;
    final String jsonb;

    ChecksumVector(String canonical, String sha256, String jsonb) {
        this.canonical = canonical;
        this.sha256 = sha256;
        this.jsonb = jsonb;
    }

    private static final class Vectors {
        private static final String WORLD_TEXT = """
            {"geography": {"climate": "mglisty", "continents": ["Wyspy Solne"]}, \
            "history": [{"event": "Pierwsza pow\\u00f3d\\u017a", "year": -12}], \
            "rules": ["Nikt nie wychodzi po zmroku"], "summary": "Miasto na palach.", \
            "themes": ["pami\\u0119\\u0107"], "world_name": "Mg\\u0142ogr\\u00f3d"}\
            """;
    }
}
