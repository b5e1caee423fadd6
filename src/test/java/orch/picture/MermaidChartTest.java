package orch.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.term.SafeText;
import org.junit.jupiter.api.Test;

/**
 * The mermaid chart, read by a parser that knows nothing but boxes and arrows: no text from the
 * service makes anything else, and every line of the picture is in a box.
 */
class MermaidChartTest {
  private static final String ID = "(c[0-9]+(?:n[0-9]+)?)";
  private static final Pattern BOX = Pattern.compile("  " + ID + "\\[\"([^\"]*)\"\\]");
  private static final Pattern ARROW = Pattern.compile("  " + ID + " --> " + ID);
  private static final Pattern CODE = Pattern.compile("#([0-9]+);");

  /** Everything that may be in a label: text, codes and line breaks. */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:[a-zA-Z0-9 ,/]|(?<=[a-zA-Z0-9])[_-](?=[a-zA-Z0-9])|(?<=[a-zA-Z0-9]): |#[0-9]+;|<br/>"
              + "|[^\\x00-\\x7f\ufb02\u00b0\u00b6\u00df])*");

  /** A chart as it was read: the lines of each box, and the arrows from box to box. */
  private record Chart(Map<String, List<String>> boxes, Map<String, String> parents) {
    static Chart read(String text) {
      Chart chart = new Chart(new LinkedHashMap<>(), new LinkedHashMap<>());
      text.lines().forEach(chart::line);
      assertTrue(chart.boxes.keySet().containsAll(chart.parents.values()), text);
      return chart;
    }

    private void line(String line) {
      Matcher box = BOX.matcher(line);
      Matcher arrow = ARROW.matcher(line);
      if (box.matches()) {
        String label = box.group(2);
        assertTrue(LABEL.matcher(label).matches(), label);
        assertFalse(label.contains("style") || label.contains("classDef"), label);
        List<String> lines = List.of(label.split("<br/>", -1));
        boxes.put(box.group(1), lines.stream().map(Chart::decoded).toList());
      } else {
        assertTrue(arrow.matches(), line);
        parents.put(arrow.group(2), arrow.group(1));
      }
    }

    private static String decoded(String label) {
      return CODE.matcher(label)
          .replaceAll(
              code -> {
                int character = Integer.parseInt(code.group(1));
                return Matcher.quoteReplacement(Character.toString(character));
              });
    }
  }

  private static void collect(Node node, List<String> lines, List<String> boxes) {
    lines.add(SafeText.line(node.line()));
    if (!node.below().isEmpty()) {
      boxes.add(node.line());
    }
    node.below().forEach(part -> collect(part, lines, boxes));
  }

  @Test
  void everyLineOfThePictureIsInABoxAndNothingElseIs() {
    for (long seed = 0; seed < 3000; seed++) {
      Node picture =
          ConfigurationPicture.of(new Samples(seed).next(), TreeSymbols.UNICODE, Optional.empty());
      Chart chart = Chart.read(MermaidChart.draw(picture, 1));
      List<String> lines = new ArrayList<>();
      List<String> boxes = new ArrayList<>();
      collect(picture, lines, boxes);
      List<String> shown = new ArrayList<>();
      chart.boxes().values().forEach(shown::addAll);
      assertEquals(lines.stream().sorted().toList(), shown.stream().sorted().toList());
      int count = Math.max(1, boxes.size());
      assertEquals(count, chart.boxes().size(), "seed " + seed);
      assertEquals(count - 1, chart.parents().size(), "every box but the first has one arrow");
    }
  }

  @Test
  void signsOfMermaidMarkdownAndHtmlAreCodes() {
    assertEquals(
        "#34;#93;#59; click#60;b#62; #35;quot#59; #96;#42;#42;x#42;#42;#96;",
        MermaidChart.label("\"]; click<b> #quot; `**x**`"));
    assertEquals(
        "conv_configuration_1 #95;x#95; a-b #45; c",
        MermaidChart.label("conv_configuration_1 _x_ a-b - c"));
    assertEquals("#115;tyle #99;lassDef", MermaidChart.label("style classDef"));
    assertEquals("a#92;nb", MermaidChart.label("a\nb"));
    assertEquals("https#58;//www#46;example#46;com", MermaidChart.label("https://www.example.com"));
    assertEquals("memory store: mem_1", MermaidChart.label("memory store: mem_1"));
  }
}
