package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The index of the class path, with which Java 17 finds classes and files without opening all jars.
 */
class JarIndexIT {
  private static final Path LIBRARIES =
      Path.of(System.getProperty("orch.basedir"), "target", "orch", "lib");
  private static final String INDEX = "orch-index.jar";

  private List<String> indexed;

  /** What comes after the index. */
  @BeforeEach
  void indexed() throws IOException {
    try (JarFile main = new JarFile(LIBRARIES.resolve("orch.jar").toFile())) {
      List<String> classPath =
          Arrays.asList(
              main.getManifest().getMainAttributes().getValue("Class-Path").split(" ", -1));
      assertEquals(List.of("orch-app.jar", INDEX), classPath.subList(0, 2));
      indexed = classPath.subList(2, classPath.size());
    }
  }

  /** The lines of each jar in the index, in its order. */
  private static Map<String, List<String>> index() throws IOException {
    try (JarFile jar = new JarFile(LIBRARIES.resolve(INDEX).toFile());
        InputStream in = jar.getInputStream(jar.getEntry("META-INF/INDEX.LIST"))) {
      Map<String, List<String>> index = new LinkedHashMap<>();
      for (String part : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n", -1)) {
        List<String> lines = new ArrayList<>(part.lines().toList());
        index.put(lines.remove(0), lines);
      }
      assertEquals(List.of(), index.remove("JarIndex-Version: 1.0"), "the first line");
      return index;
    }
  }

  /** The files of a jar as Java 17 looks them up. */
  private static List<String> files(String jar) throws IOException {
    try (JarFile file =
        new JarFile(
            LIBRARIES.resolve(jar).toFile(),
            true,
            JarFile.OPEN_READ,
            Runtime.Version.parse("17"))) {
      return file.versionedStream()
          .filter(entry -> !entry.isDirectory())
          .map(JarEntry::getName)
          .filter(name -> !name.equals(JarFile.MANIFEST_NAME))
          .toList();
    }
  }

  @Test
  void itTellsOfAllJarsAfterIt() throws IOException {
    assertEquals(indexed, new ArrayList<>(index().keySet()));
  }

  @Test
  void itHasThePlaceOfEachFile() throws IOException {
    Map<String, List<String>> index = index();
    for (String jar : indexed) {
      List<String> lines = index.getOrDefault(jar, List.of());
      for (String file : files(jar)) {
        int end = file.lastIndexOf('/');
        assertTrue(
            lines.contains(file) || (end > 0 && lines.contains(file.substring(0, end))),
            () -> file + " of " + jar);
      }
    }
  }

  /** Java finds the first one only. Nothing in orch asks for the others: it names the classes. */
  @Test
  void onlyProvidersThatNobodyLooksForAreInSeveralJars() throws IOException {
    Set<String> seen = new TreeSet<>();
    Set<String> repeated = new TreeSet<>();
    for (List<String> lines : index().values()) {
      for (String line : lines) {
        if (line.startsWith("META-INF/services/") && !seen.add(line)) {
          repeated.add(line.substring(line.lastIndexOf('/') + 1));
        }
      }
    }
    assertEquals(
        Set.of(
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.core.ObjectCodec",
            "java.sql.Driver",
            "org.jline.terminal.spi.TerminalProvider"),
        repeated);
  }
}
