package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import orch.document.YamlText;
import orch.json.Json;

/**
 * A file in which comments explain every field. A paragraph of it is about one field: its
 * explanation, and an example or a value. In a line that is commented out, no space follows the #.
 */
public final class Skeleton {
  private static final String SCHEMA = "orch.schema.json";
  private static final String EXPLANATION = "# ";
  private static final String OUT = "#";

  /** The indentation of a channel. */
  private static final String INDENT = "  ";

  private Skeleton() {}

  /** The file with an example for each field; it is valid, and ends with a line end. */
  public static String text() {
    try (InputStream in = Skeleton.class.getResourceAsStream("skeleton.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file of a document. The examples of fields and channels that it does not have are commented
   * out.
   *
   * @param schema where an editor finds the schema, from the directory of the file
   */
  public static String of(ObjectNode document, String schema) {
    String[] paragraphs = text().strip().split("\n\n");
    paragraphs[0] = paragraphs[0].replace(SCHEMA, schema);
    for (int i = 1; i < paragraphs.length; i++) {
      paragraphs[i] = String.join("\n", filled(paragraphs[i].lines().toList(), document));
    }
    return String.join("\n\n", paragraphs) + "\n";
  }

  private static List<String> filled(List<String> paragraph, ObjectNode document) {
    int start = 0;
    while (paragraph.get(start).startsWith(EXPLANATION)) {
      start++;
    }
    List<String> filled = new ArrayList<>(paragraph.subList(0, start));
    List<String> example = paragraph.subList(start, paragraph.size());
    String field = name(example.get(0));
    JsonNode value = document.path(field);
    if (field.equals(Fields.CHANNELS)) {
      filled.add(value.isEmpty() ? out(example.get(0)) : example.get(0));
      filled.addAll(channels(example.subList(1, example.size()), value));
    } else if (value.isMissingNode()) {
      example.forEach(line -> filled.add(out(line)));
    } else {
      filled.addAll(lines(field, value, ""));
    }
    return filled;
  }

  /** The channels with values or examples; those without an example come last. */
  private static List<String> channels(List<String> examples, JsonNode channels) {
    List<String> filled = new ArrayList<>();
    Set<String> left = new LinkedHashSet<>();
    channels.fieldNames().forEachRemaining(left::add);
    boolean isGiven = false;
    for (String line : examples) {
      String inner = line.substring(INDENT.length());
      if (inner.startsWith(EXPLANATION)) {
        filled.add(line);
      } else if (inner.startsWith(" ")) {
        // A line of the channel that was named last.
        if (!isGiven) {
          filled.add(out(line));
        }
      } else {
        String channel = name(inner);
        isGiven = left.remove(channel);
        filled.addAll(
            isGiven ? lines(channel, channels.path(channel), INDENT) : List.of(out(line)));
      }
    }
    left.forEach(channel -> filled.addAll(lines(channel, channels.path(channel), INDENT)));
    return filled;
  }

  /** The key in a line of an example. */
  private static String name(String line) {
    return line.substring(line.startsWith(OUT) ? OUT.length() : 0, line.indexOf(':'));
  }

  private static List<String> lines(String key, JsonNode value, String indent) {
    return YamlText.write(Json.object().set(key, value))
        .lines()
        .map(line -> (indent + line).stripTrailing())
        .toList();
  }

  private static String out(String line) {
    String rest = line.stripLeading();
    String indent = line.substring(0, line.length() - rest.length());
    return rest.startsWith(OUT) ? line : indent + OUT + rest;
  }
}
