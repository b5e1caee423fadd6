package orch.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java on the pages is that of {@link WaitingExampleTest}, which is compiled and run. */
class JavaBlocksTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("orch.basedir", "."));
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyBlockIsAPartOfTheExample() throws IOException {
    String example =
        Files.readString(CHECKOUT.resolve("src/test/java/orch/junit/WaitingExampleTest.java"));
    int blocks = 0;
    for (Path page : pages()) {
      Matcher block = BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        blocks++;
        String text = block.group(1).replace("\n}\n", "\n");
        assertTrue(example.contains(text), () -> page + " has other code:\n" + text);
      }
    }
    assertEquals(1, blocks);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(CHECKOUT.resolve("docs"))) {
      return files.filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}
