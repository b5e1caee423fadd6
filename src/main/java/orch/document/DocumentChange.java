package orch.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.json.Json;
import orch.json.JsonPointers;
import orch.json.MalformedTextException;

/**
 * A change of one value of a document, from the command line.
 *
 * @param flag the option with its value, for messages
 * @param steps the keys and indexes of the path
 * @param value the new value; empty to remove it
 */
public record DocumentChange(String flag, List<String> steps, Optional<JsonNode> value) {
  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]=]+)|\\[([0-9]{1,6})\\]");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,17})?([eE][+-]?[0-9]{1,2})?");

  /**
   * Reads {@code path=value}; the value is a number, true, false, null or else a text.
   *
   * @throws IllegalArgumentException when it has another form; the message says how
   */
  public static DocumentChange set(String flag, String text) {
    return new DocumentChange(flag, path(text), Optional.of(scalar(afterPath(text))));
  }

  /**
   * Reads {@code path=json}.
   *
   * @throws IllegalArgumentException when it has another form; the message says how
   */
  public static DocumentChange setJson(String flag, String text) {
    try {
      return new DocumentChange(flag, path(text), Optional.of(Json.readDocument(afterPath(text))));
    } catch (MalformedTextException e) {
      throw new IllegalArgumentException("the value is not JSON: " + e.reason(), e);
    }
  }

  /**
   * Reads a path whose value is removed.
   *
   * @throws IllegalArgumentException when it is not a path; the message says so
   */
  public static DocumentChange unset(String flag, String path) {
    return new DocumentChange(flag, steps(path), Optional.empty());
  }

  private static List<String> path(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("\"" + text + "\" is not of the form PATH=VALUE");
    }
    return steps(text.substring(0, equals));
  }

  private static String afterPath(String text) {
    return text.substring(text.indexOf('=') + 1);
  }

  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    int end = 0;
    while (end < path.length() && step.find(end) && step.start() == end) {
      steps.add(step.group(1) == null ? step.group(2) : step.group(1));
      end = step.end();
    }
    if (steps.isEmpty() || end < path.length() || path.startsWith(".")) {
      throw new IllegalArgumentException(
          "\"" + path + "\" is not a path such as channelSettings.SMS.captureRules[0].from");
    }
    return steps;
  }

  private static JsonNode scalar(String text) {
    return switch (text) {
      case "true", "false" -> BooleanNode.valueOf(text.equals("true"));
      case "null" -> NullNode.getInstance();
      default -> NUMBER.matcher(text).matches() ? Json.readDocument(text) : TextNode.valueOf(text);
    };
  }

  /**
   * Changes a document. Objects that are missing on the way are made; an index is that of an
   * element or the next one.
   *
   * @param mistakes receives why the document cannot have this value
   */
  public void applyTo(Document document, List<ReadMistake> mistakes) {
    JsonNode at = document.tree();
    String pointer = "";
    for (int i = 0; i < steps.size(); i++) {
      boolean isLast = i == steps.size() - 1;
      String step = steps.get(i);
      if (!has(at, step) && value.isEmpty()) {
        return;
      }
      if (!fits(at, step)) {
        mistakes.add(mistake(document, pointer, at, step));
        return;
      }
      pointer = JsonPointers.below(pointer, step);
      if (isLast) {
        change(at, step);
        document.places().changed(pointer, flag);
      } else if (!has(at, step) || get(at, step).isNull()) {
        put(at, step, steps.get(i + 1).matches("[0-9]+") ? Json.array() : Json.object());
      }
      at = get(at, step);
    }
  }

  private void change(JsonNode in, String step) {
    if (value.isPresent()) {
      put(in, step, value.get().deepCopy());
    } else if (in instanceof ObjectNode object) {
      object.remove(step);
    } else if (in instanceof ArrayNode array) {
      array.remove(Integer.parseInt(step));
    }
  }

  private static boolean fits(JsonNode in, String step) {
    return in.isObject()
        || (in.isArray() && step.matches("[0-9]+") && Integer.parseInt(step) <= in.size());
  }

  private static boolean has(JsonNode in, String step) {
    return !get(in, step).isMissingNode();
  }

  private static JsonNode get(JsonNode in, String step) {
    return in.isArray() && step.matches("[0-9]+") ? in.path(Integer.parseInt(step)) : in.path(step);
  }

  private static void put(JsonNode in, String step, JsonNode value) {
    if (in instanceof ObjectNode object) {
      object.set(step, value);
    } else if (in instanceof ArrayNode array && Integer.parseInt(step) == array.size()) {
      array.add(value);
    } else if (in instanceof ArrayNode array) {
      array.set(Integer.parseInt(step), value);
    }
  }

  private ReadMistake mistake(Document document, String pointer, JsonNode at, String step) {
    String problem =
        at.isArray()
            ? "is a list of " + at.size() + " elements and has no place for " + step
            : "is neither an object nor a list, so it has no " + step;
    Place place = document.places().ofValue(pointer);
    return new ReadMistake(
        ReadMistake.Kind.BAD_CHANGE, place, pointer, problem + " (" + flag + ")");
  }
}
