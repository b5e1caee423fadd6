package orch.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.json.Json;
import orch.term.CellWidth;
import orch.term.SafeText;
import orch.term.Style;
import org.junit.jupiter.api.Test;

/** Laws of the tree, over thousands of configurations. */
class TreeLawsTest {
  private static final int ROUNDS = 3000;
  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

  private static String draw(JsonNode configuration, TreeSymbols symbols, Style style, int width) {
    return TreeDrawing.draw(
        ConfigurationPicture.of(configuration, symbols, Optional.of(NOW)), symbols, style, width);
  }

  private static String whole(JsonNode configuration) {
    return draw(configuration, TreeSymbols.UNICODE, Style.PLAIN, Integer.MAX_VALUE);
  }

  @Test
  void everyValueOfTheConfigurationIsInItsPicture() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      ObjectNode configuration = new Samples(seed).next();
      String tree = whole(configuration);
      List<String> missing = new ArrayList<>();
      collectMissing("", configuration, tree, missing);
      String context = "seed " + seed + "\n" + Json.pretty(configuration) + "\n" + tree;
      assertEquals(List.of(), missing, context);
    }
  }

  private static void collectMissing(
      String name, JsonNode value, String tree, List<String> missing) {
    if (value.isContainerNode()) {
      value.properties().forEach(m -> collectMissing(m.getKey(), m.getValue(), tree, missing));
      for (int i = 0; value.isArray() && i < value.size(); i++) {
        collectMissing("[" + i + "]", value.get(i), tree, missing);
      }
    } else if (forms(name, value).stream().noneMatch(tree::contains)) {
      missing.add(name + ": " + value);
    }
  }

  /** What may stand for a value in the picture. */
  private static List<String> forms(String name, JsonNode value) {
    List<String> forms = new ArrayList<>();
    forms.add(name + ": " + SafeText.line(Json.compact(value)));
    switch (value.getNodeType()) {
      case NULL -> forms.add(ofNull(name));
      case STRING -> {
        forms.add(ofText(value.textValue()));
        forms.add(SafeText.line(Json.compact(value)));
      }
      case BOOLEAN -> forms.add("memories: " + (value.asBoolean() ? "extracted" : "not extracted"));
      default -> {
        forms.add(name + " after " + Words.minutes(value.asLong()));
        // Every number is in the configuration once.
        forms.add(Json.compact(value));
      }
    }
    return forms;
  }

  private static String ofText(String text) {
    return text.equals("GROUP_BY_PROFILE") ? "by profile (" : SafeText.line(text);
  }

  private static String ofNull(String name) {
    return switch (name) {
      case "inactive", "closed" -> "never " + name;
      case "statusTimeouts" -> "never inactive, never closed";
      case "conversationsV1Bridge" -> "bridge to a Conversations service: none";
      default -> name + ": none";
    };
  }

  @Test
  void noLineIsWiderThanTheScreenAndNothingIsLostThere() {
    for (int width : new int[] {40, 80, 120}) {
      for (long seed = 0; seed < ROUNDS / 10; seed++) {
        ObjectNode configuration = new Samples(seed).next();
        String tree = draw(configuration, TreeSymbols.UNICODE, Style.PLAIN, width);
        tree.lines().forEach(line -> assertTrue(CellWidth.of(line) <= width, line));
        assertEquals(text(whole(configuration)), text(tree), "seed " + seed);
      }
    }
  }

  /** Without the lines of the tree and spaces. */
  private static String text(String tree) {
    return tree.replaceAll("[├─└│\\s]", "");
  }

  @Test
  void colorsAndSymbolsChangeNothingElse() {
    for (long seed = 0; seed < ROUNDS / 10; seed++) {
      ObjectNode configuration = new Samples(seed).next();
      String plain = draw(configuration, TreeSymbols.UNICODE, Style.PLAIN, 80);
      String colored = draw(configuration, TreeSymbols.UNICODE, Style.COLORED, 80);
      assertEquals(plain, colored.replaceAll("\033\\[[0-9]+m", ""));
      String ascii = draw(configuration, TreeSymbols.ASCII, Style.PLAIN, Integer.MAX_VALUE);
      assertEquals(whole(configuration).lines().count(), ascii.lines().count());
      assertTrue(ascii.chars().noneMatch(c -> "├─└│→".indexOf(c) >= 0), ascii);
    }
  }
}
