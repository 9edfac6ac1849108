package io.narraforge.migration.sql;

import java.util.ArrayList;
import java.util.List;

/** Goes over a file's tokens once and makes statements of them. */
final class StatementSplitter {
    private final String text;
    private final List<SourceStatement> statements = new ArrayList<>();
    private final List<Token> commentsBefore = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private final List<Token> commentsWithin = new ArrayList<>();
    private int parentheses;
    private int atomicBlocks;
    private boolean makesRoutine;
    private int lastLine;

    StatementSplitter(String text) {
        this.text = text;
    }

    SqlFile split() {
        for (Token token : Tokenizer.tokenize(text)) {
            if (token.kind().isComment()) {
                comment(token);
            } else if (token.isSign(";") && parentheses <= 0 && atomicBlocks == 0) {
                end();
                lastLine = token.line();
            } else if (token.kind().isSignificant()) {
                add(token);
            }
        }
        end();
        return new SqlFile(statements, commentsBefore);
    }

    private void comment(Token comment) {
        if (!tokens.isEmpty()) {
            commentsWithin.add(comment);
        } else if (comment.line() == lastLine && !statements.isEmpty()) {
            SourceStatement last = statements.removeLast();
            var within = new ArrayList<>(last.commentsWithin());
            within.add(comment);
            statements.add(new SourceStatement(
                    last.text(), last.line(), last.offset(), last.tokens(), last.commentsBefore(), within));
        } else {
            commentsBefore.add(comment);
        }
    }

    private void add(Token token) {
        if (token.isSign("(")) {
            parentheses++;
        } else if (token.isSign(")")) {
            parentheses--;
        } else if (token.kind() == TokenKind.WORD) {
            word(token);
        }
        tokens.add(token);
    }

    private void word(Token word) {
        makesRoutine |= (word.isWord("function") || word.isWord("procedure"))
                && tokens.size() <= 3
                && !tokens.isEmpty()
                && tokens.getFirst().isWord("create");
        boolean opensBody = makesRoutine
                && word.isWord("atomic")
                && !tokens.isEmpty()
                && tokens.getLast().isWord("begin");
        if (opensBody || (atomicBlocks > 0 && word.isWord("case"))) {
            atomicBlocks++;
        } else if (atomicBlocks > 0 && word.isWord("end")) {
            atomicBlocks--;
        }
    }

    private void end() {
        if (!tokens.isEmpty()) {
            Token first = tokens.getFirst();
            Token last = tokens.getLast();
            String written =
                    text.substring(first.offset(), last.offset() + last.text().length());
            statements.add(
                    new SourceStatement(written, first.line(), first.offset(), tokens, commentsBefore, commentsWithin));
            commentsBefore.clear();
        }
        tokens.clear();
        commentsWithin.clear();
        parentheses = 0;
        atomicBlocks = 0;
        makesRoutine = false;
    }
}
