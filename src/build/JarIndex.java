import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes a jar of the class path: an index of those after it, which tells what packages they have, and what files below META-INF. With it,
 * Java 17 opens one of them only when it needs something from it. Without it, Java opens all of them to find out whether one has a
 * provider of a service, as its HTTP client does for loggers and channels. Since Java 18 an index is ignored (JDK-8305603). Arguments: the
 * jar that has the class path in its manifest, and the jar to make.
 *
 * <p>orch's own jars come before it: {@code orch --version} does without the 3 ms that the index takes to read, and the classes of an
 * error message are found without one more open file. Of files below META-INF with the same name, Java finds only the one in the first
 * jar. {@code JarIndexIT} knows these names.
 */
final class JarIndex {
  private static final String META = "META-INF/";

  private JarIndex() {}

  public static void main(String[] args) throws IOException {
    Path main = Path.of(args[0]);
    Path made = Path.of(args[1]);
    try (JarFile jar = new JarFile(main.toFile())) {
      String classPath = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      List<String> names = Arrays.asList(classPath.split(" "));
      StringBuilder index = new StringBuilder("JarIndex-Version: 1.0\n");
      for (String name : names.subList(names.indexOf(made.getFileName().toString()) + 1, names.size())) {
        index.append('\n').append(name).append('\n');
        content(main.resolveSibling(name)).forEach(entry -> index.append(entry).append('\n'));
      }
      write(made, index.toString(), jar.getEntry(JarFile.MANIFEST_NAME).getTime());
    }
  }

  /** What can be looked up in a jar: its packages, but single files below META-INF. */
  private static SortedSet<String> content(Path file) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        // Classes for newer versions of Java are looked up by their usual names.
        String name = entry.getName().replaceFirst("^META-INF/versions/[0-9]+/", "");
        boolean isPackaged = name.contains("/") && !name.startsWith(META);
        if (!entry.isDirectory() && !name.equals(JarFile.MANIFEST_NAME)) {
          names.add(isPackaged ? name.substring(0, name.lastIndexOf('/')) : name);
        }
      }
    }
    return names;
  }

  /** The time is that of another entry of this build, so that each build makes the same bytes. */
  private static void write(Path jar, String index, long time) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream to = new ZipOutputStream(file)) {
      ZipEntry entry = new ZipEntry(META + "INDEX.LIST");
      entry.setTime(time);
      to.putNextEntry(entry);
      to.write(index.getBytes(StandardCharsets.UTF_8));
      to.closeEntry();
    }
  }
}
