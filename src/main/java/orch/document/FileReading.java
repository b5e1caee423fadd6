package orch.document;

import java.util.List;

/**
 * What was read from one file.
 *
 * @param file its name, as the user gave it
 * @param text its content; empty when it is no text
 * @param documents those before the place where reading stopped, in order
 * @param mistakes all of them, in order; a document with a mistake is among the documents
 * @param comments those of YAML
 */
public record FileReading(
    String file,
    String text,
    List<Document> documents,
    List<ReadMistake> mistakes,
    List<Comment> comments) {}
