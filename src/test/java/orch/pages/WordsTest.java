package orch.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orch.Launched;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A newcomer can understand the first pages, and an agent can find the skill. */
class WordsTest {
  /** The words of the trade, as regular expressions. */
  private static final List<String> WORDS =
      List.of(
          "configuration",
          "channel(?!Settings)",
          "capture.rule",
          "timeouts",
          "grouping",
          "memory.store",
          "callback",
          "operation",
          "local control plane",
          // Also a value of the grouping, and of its column in a table.
          "(?<!grouping )profile(?! +\\d)",
          "journal",
          "idempotency.key");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");

  private static final Pattern TARGET = Pattern.compile("(?<=])\\([^)]*\\)");

  private static final Pattern EXPLAINED = Pattern.compile("\\*\\*[^*]+\\*\\*|\\[[^]]+]");

  /**
   * The first time that a page uses a word, it explains it, with the word in bold, or makes it a
   * link to the explanation.
   */
  @TestFactory
  Stream<DynamicTest> everyWordIsExplainedWhereItIsFirstUsed() {
    return Stream.of("README.md", "docs/getting-started.md")
        .map(page -> DynamicTest.dynamicTest(page, () -> assertEquals(List.of(), unclear(page))));
  }

  private static List<String> unclear(String page) throws IOException {
    String text = withoutCodeInLines(read(page));
    List<MatchResult> explained = EXPLAINED.matcher(text).results().toList();
    List<String> unclear = new ArrayList<>();
    for (String word : WORDS) {
      Matcher first = Pattern.compile("(?i)\\b" + word).matcher(text);
      if (first.find()
          && explained.stream()
              .noneMatch(e -> e.start() <= first.start() && first.end() <= e.end())) {
        int line = (int) text.substring(0, first.start()).chars().filter(c -> c == '\n').count();
        unclear.add(page + ":" + (line + 1) + ": " + first.group());
      }
    }
    return unclear;
  }

  /** Leaves out the targets of links, and code that is not in blocks: it names no words. */
  private static String withoutCodeInLines(String text) {
    StringBuilder kept = new StringBuilder();
    int end = 0;
    for (MatchResult block : BLOCK.matcher(text).results().toList()) {
      kept.append(prose(text.substring(end, block.start()))).append(block.group());
      end = block.end();
    }
    return kept.append(prose(text.substring(end))).toString();
  }

  private static String prose(String text) {
    return TARGET.matcher(text).replaceAll("").replaceAll("`[^`\n]*`", "");
  }

  private static String read(String page) throws IOException {
    return Files.readString(Launched.CHECKOUT.resolve(page));
  }

  /** What the format of skills asks for. */
  @Test
  void theSkillSaysItsNameAndWhatItIsFor() throws IOException {
    Matcher head =
        Pattern.compile("\\A---\nname: (\\S+)\ndescription: (.+)\n---\n")
            .matcher(read("docs/SKILL.md"));
    assertTrue(head.find());
    assertEquals("orch", head.group(1));
    assertTrue(head.group(2).length() <= 1024, "the description is too long");
    assertTrue(head.group(2).toLowerCase(Locale.ROOT).contains("use it when"));
  }
}
