package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orch.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The distribution that needs no Java, as {@code bin/distribution} builds it, on a machine without
 * any: the PATH names an empty directory.
 */
class DistributionIT {
  private static final Path TARGET = Launched.CHECKOUT.toAbsolutePath().resolve("target");
  private static final String NAME = "orch-0.1.0-linux-x64";
  private static final String CREATE =
      "-p local config create --name \"My Support Config\" --description \"Inbound support\""
          + " --grouping profile --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 --wait";

  /** Java options that log the loaded classes, and what the log says of one from the archive. */
  private static final String LOGGING = "ORCH_JAVA_OPTS=-Xlog:class+load:file=used.log ";

  private static final String ARCHIVED = "shared objects file";

  @TempDir private static Path shared;

  private static Path tree;

  /** Whether the distribution brings an archive. Without one, the tests make it in its place. */
  private static boolean hasCache;

  private Path home;
  private Launched machine;

  @BeforeAll
  static void build() throws Exception {
    Launched builder = new Launched(shared);
    Launched.Running building =
        builder.start(
            Launched.CHECKOUT.resolve("bin/distribution").toAbsolutePath().toString(),
            "--packaged",
            "--fast");
    building.process().waitFor(10, TimeUnit.MINUTES);
    builder.end(building).exits(0).says("bin/distribution: the runtime is that of ");
    builder.shell("tar xJf '" + TARGET + "/" + NAME + ".tar.xz'").exits(0);
    tree = shared.resolve(NAME);
    hasCache = Files.exists(tree.resolve("lib/orch.jsa"));
    if (!hasCache) {
      builder.shell("'" + tree + "/lib/make-archive' '" + tree + "/runtime/bin/java'").exits(0);
    }
  }

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory.toRealPath();
    machine = new Launched(home);
    Files.createDirectories(home.resolve("empty"));
  }

  /** Runs a line of shell with the tools of the machine, and where Java would be found. */
  private Result prepared(String line) throws Exception {
    return machine.shell(line).exits(0);
  }

  /** Runs orch of this directory on a machine that has nothing else. */
  private Result bare(Path directory, String words) throws Exception {
    String line = "unset JAVA_HOME; PATH=$PWD/empty; export PATH; ";
    return machine.shell(line + "'" + directory + "/bin/orch' " + words);
  }

  private void works(Path directory) throws Exception {
    bare(directory, "--version").exits(0).saysOnly("").prints("orch 0.1.0\n");
    bare(directory, "-p local config list -q -o json").exits(0).saysOnly("").prints("[]\n");
    bare(directory, "config list --help").exits(0).saysOnly("");
    bare(directory, "config get n").exits(4).printsNothing();
  }

  /** How many of the loaded classes are from the archive, and how many are not. */
  private long[] classes(Path directory, String words) throws Exception {
    machine
        .shell(
            "unset JAVA_HOME; "
                + LOGGING
                + "PATH=$PWD/empty '"
                + directory
                + "/bin/orch' "
                + words
                + " > out")
        .exits(0);
    List<String> loaded = Files.readAllLines(home.resolve("used.log"));
    long archived = loaded.stream().filter(line -> line.contains(ARCHIVED)).count();
    return new long[] {archived, loaded.size() - archived};
  }

  private void usesItsArchive(Path directory) throws Exception {
    long[] classes = classes(directory, "--help");
    assertTrue(classes[0] > 900 && classes[1] <= 15, () -> classes[0] + " and " + classes[1]);
  }

  /** A cache is valid wherever its directory is; an archive of an older Java is not. */
  private void usesACacheInAnotherPlace(Path directory) throws Exception {
    if (hasCache) {
      usesItsArchive(directory);
    }
  }

  private static int feature() throws IOException {
    String version =
        Files.readAllLines(tree.resolve("runtime/release")).stream()
            .filter(line -> line.startsWith("JAVA_VERSION="))
            .findFirst()
            .orElseThrow();
    return Integer.parseInt(version.replaceFirst("JAVA_VERSION=\"(\\d+).*", "$1"));
  }

  /** A directory that looks the same, with the archives and links to all other files. */
  private Path copy() throws Exception {
    prepared(
        "cp -al '"
            + tree
            + "' copy; cd copy; for file in lib/*.jsa lib/orch.jsa.ok runtime/lib/server/classes.jsa; do"
            + " cp -a $file own && mv own $file; done");
    return home.resolve("copy");
  }

  @Test
  void theFirstCommandOfTheReadmeRunsWithoutJava() throws Exception {
    String readme = Files.readString(tree.resolve("README.md"));
    assertTrue(readme.contains("\nbin/orch " + CREATE + "\n"), "another first command");
    assertEquals(
        "My Support Config", bare(tree, CREATE).exits(0).json().path("displayName").asText());
    bare(tree, "--help").exits(0).saysOnly("");
    bare(tree, "--version").exits(0).saysOnly("").prints("orch 0.1.0\n");
    bare(tree, "config create --nmae x").exits(2).printsNothing().says("unknown option --nmae");
  }

  @Test
  void commandsUseTheArchiveAndTheVersionDoesNot() throws Exception {
    usesItsArchive(tree);
    classes(tree, "--version");
    assertTrue(
        Files.readAllLines(home.resolve("used.log")).stream()
            .filter(line -> line.contains(" orch."))
            .noneMatch(line -> line.contains(ARCHIVED)));
    long[] create = classes(tree, CREATE.replace(" --wait", ""));
    assertTrue(create[0] > 2000 && create[1] <= 75, () -> create[0] + " and " + create[1]);
  }

  /** With Java 25 or later, and only then, the archive is a cache, for the serial collector. */
  @Test
  void theArchiveIsACacheWithJava25() throws Exception {
    List<String> mark = Files.readAllLines(tree.resolve("lib/orch.jsa.ok"));
    assertEquals("../runtime/bin/java", mark.get(0));
    boolean isNew = feature() >= 25;
    assertEquals(isNew, hasCache);
    assertEquals(isNew ? List.of("-XX:+UseSerialGC") : List.of(), mark.subList(1, mark.size()));
    if (isNew) {
      assertTrue(loadedAsACache());
    }
  }

  private boolean loadedAsACache() throws Exception {
    String info = "-Xlog:aot*=info,cds*=info:file=cache.log";
    prepared(
        "'"
            + tree
            + "/runtime/bin/java' "
            + info
            + " -XX:+UseSerialGC -Xmx160m -XX:SharedArchiveFile='"
            + tree
            + "/lib/orch.jsa' -jar '"
            + tree
            + "/lib/orch.jar' --version");
    return Files.readString(home.resolve("cache.log")).contains("(aot-inited)");
  }

  @Test
  void aMovedACopiedAndAReadOnlyDirectory() throws Exception {
    Path copy = copy();
    works(copy);
    usesACacheInAnotherPlace(copy);
    prepared("mv copy 'another place'");
    Path moved = home.resolve("another place");
    works(moved);
    usesACacheInAnotherPlace(moved);
    prepared("cp -r 'another place' new-times");
    works(home.resolve("new-times"));
    prepared("chmod -R a-w 'another place'");
    works(moved);
    usesACacheInAnotherPlace(moved);
    prepared("chmod -R u+w 'another place'; ln -s '../another place/bin/orch' empty/orch");
    machine
        .shell("PATH=\"$PWD/empty:$PATH\"; unset JAVA_HOME; orch --version")
        .exits(0)
        .saysOnly("")
        .prints("orch 0.1.0\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "truncate -s 1000000 orch.jsa",
        "truncate -s 1000000 orch.jsa; touch -d 2020-01-01 orch.jsa",
        "truncate -s 20000000 orch.jsa; touch -d 2020-01-01 orch.jsa",
        ": > orch.jsa; touch -d 2020-01-01 orch.jsa",
        "head -c 30000000 /dev/zero > orch.jsa; touch -d 2020-01-01 orch.jsa",
        "printf '\\252' | dd of=orch.jsa bs=1 seek=100 conv=notrunc status=none",
        "printf '\\252' | dd of=orch.jsa bs=1 seek=9000000 conv=notrunc status=none",
        "printf '\\252' | dd of=orch.jsa bs=1 seek=20000000 conv=notrunc status=none",
        "truncate -s 1000000 help.jsa; touch -d 2020-01-01 help.jsa",
        "printf '\\252' | dd of=help.jsa bs=1 seek=9000000 conv=notrunc status=none",
        "truncate -s 1000000 https.jsa; touch -d 2020-01-01 https.jsa",
        "rm -f help.jsa http.jsa https.jsa",
        "chmod 000 orch.jsa",
        "rm orch.jsa",
        "rm orch.jsa.ok",
        ": > orch.jsa.ok",
        "rm orch.jsa; mkdir orch.jsa",
        "\"$ORIGINAL/runtime/bin/java\" -Xshare:dump -XX:SharedArchiveFile=orch.jsa -Xmx160m > dump"
            + " 2>&1; touch -d 2020-01-01 orch.jsa",
        "printf '\\252' | dd of=../runtime/lib/server/classes.jsa bs=1 seek=100 conv=notrunc; rm orch.jsa",
        "truncate -s 1000000 ../runtime/lib/server/classes.jsa",
        "rm ../runtime/lib/server/classes.jsa orch.jsa",
      })
  void aDamagedArchiveIsOnlySlower(String damage) throws Exception {
    Path copy = copy();
    prepared("cd copy/lib && chmod u+w ./*.jsa && ORIGINAL='" + tree + "' && " + damage);
    works(copy);
  }

  @Test
  void theArchiveOfAnotherJavaIsOnlySlower() throws Exception {
    Path copy = copy();
    prepared(
        "cp '" + TARGET + "/orch/lib/orch.jsa' copy/lib/ && touch -d 2020-01-01 copy/lib/orch.jsa");
    works(copy);
  }

  @Test
  void itsOwnRuntimeComesBeforeJavaHomeAndAfterOrchJava() throws Exception {
    for (String home : List.of("/nowhere", "/tmp", "/etc/passwd")) {
      machine
          .shell("JAVA_HOME=" + home + " '" + tree + "/bin/orch' --version")
          .exits(0)
          .saysOnly("")
          .prints("orch 0.1.0\n");
    }
    String java = System.getProperty("java.home") + "/bin/java";
    String version =
        machine.shell("ORCH_JAVA=" + java + " '" + tree + "/bin/orch' version").exits(0).out();
    assertTrue(version.contains("Java " + Runtime.version().feature() + "."), version);
    assertTrue(bare(tree, "version").exits(0).out().contains("Java " + feature() + "."));
    machine
        .shell("ORCH_JAVA=/nowhere/java '" + tree + "/bin/orch' --version")
        .exits(1)
        .says("orch: ORCH_JAVA=/nowhere/java does not exist");
    machine
        .shell("ORCH_JAVA=" + java + " '" + tree + "/bin/orch' -p local config list -q -o json")
        .exits(0)
        .saysOnly("")
        .prints("[]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseParallelGC", "-Xshare:off", "-Xmx64m", "-Xmx1g"})
  void optionsForJavaDoNotClashWithThoseOfTheArchive(String option) throws Exception {
    for (String name : List.of("ORCH_JAVA_OPTS", "JDK_JAVA_OPTIONS")) {
      machine
          .shell(name + "=" + option + " '" + tree + "/bin/orch' -p local config list -q -o json")
          .exits(0)
          .prints("[]\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void aRuntimeForAnotherSystemIsNamed(String shell) throws Exception {
    prepared("mkdir -p copy/runtime/bin && cp -a '" + tree + "/bin' '" + tree + "/lib' copy/");
    prepared("printf '\\177ELF garbage' > copy/runtime/bin/java; chmod +x copy/runtime/bin/java");
    machine
        .shell(shell + " copy/bin/orch --version")
        .exits(1)
        .printsNothing()
        .says(
            "orch: copy/bin/../runtime/bin/java cannot be started on this system: take the"
                + " distribution for it, or set ORCH_JAVA to the java of a JDK 17 or later\n");
  }

  @Test
  void anInstallWorksWhenTheUnpackedDirectoryIsGoneAndRemovesItself() throws Exception {
    copy();
    prepared(
        "mkdir tools; for tool in cat cmp dirname env grep mkdir mktemp mv readlink rm sed sleep; do"
            + " ln -s \"$(command -v $tool)\" tools/; done");
    Result installed =
        machine
            .shell("unset JAVA_HOME; PATH=$PWD/tools; copy/bin/orch install --prefix here -o json")
            .exits(0)
            .saysOnly("");
    assertTrue(installed.json().path("archive").booleanValue(), installed::out);
    prepared("rm -r copy");
    machine
        .shell("unset JAVA_HOME; PATH=$PWD/tools; here/bin/orch --version")
        .exits(0)
        .saysOnly("")
        .prints("orch 0.1.0\n");
    Path program = Path.of(installed.json().path("program").asText());
    works(program);
    usesItsArchive(program);
    assertEquals(
        Files.readAllLines(tree.resolve("lib/orch.jsa.ok")),
        Files.readAllLines(program.resolve("lib/orch.jsa.ok")));
    assertTrue(Files.exists(program.resolve("runtime/legal/java.base/LICENSE")));
    machine.shell("unset JAVA_HOME; here/bin/orch uninstall").exits(0).saysOnly("");
    assertTrue(Files.notExists(home.resolve("here")));
    prepared("rm -r tools");
  }

  /** Java refuses an archive when the jars have other times, as after a plain copy. */
  @Test
  void anInstallMakesAnArchiveThatIsNotValidAnew() throws Exception {
    prepared("cp -r '" + tree + "' new-times");
    bare(home.resolve("new-times"), "--version").exits(0);
    Result installed =
        machine
            .shell("unset JAVA_HOME; new-times/bin/orch install --prefix here -o json")
            .exits(0)
            .saysOnly("");
    assertTrue(installed.json().path("archive").booleanValue(), installed::out);
    Path program = Path.of(installed.json().path("program").asText());
    usesItsArchive(program);
    assertEquals(
        Files.readAllLines(tree.resolve("lib/orch.jsa.ok")),
        Files.readAllLines(program.resolve("lib/orch.jsa.ok")));
  }

  @Test
  void itHasWhatAnInstallNeedsAndNothingForOtherSystems() throws Exception {
    for (String file :
        List.of(
            "share/man/man1/orch.1",
            "share/bash-completion/completions/orch",
            "share/zsh/site-functions/_orch",
            "share/fish/vendor_completions.d/orch.fish",
            "lib/licences/README.md",
            "lib/licences/Apache-2.0.txt",
            "runtime/legal/java.base/LICENSE",
            "docs/getting-started.md")) {
      assertTrue(Files.size(tree.resolve(file)) > 0, file);
    }
    try (Stream<Path> libraries = Files.list(tree.resolve("lib/native"))) {
      assertEquals(
          List.of("libsqlitejdbc.so"),
          libraries.map(file -> file.getFileName().toString()).toList());
    }
    prepared("jar tf '" + tree + "'/lib/sqlite-jdbc-*.jar > jar.txt");
    assertFalse(Files.readString(home.resolve("jar.txt")).contains("org/sqlite/native/"));
    assertTrue(
        Files.readString(home.resolve("jar.txt")).contains("META-INF/services/java.sql.Driver"));
    prepared("cd '" + TARGET + "' && sha256sum -c --quiet SHA256SUMS");
  }

  @Test
  void theListOfLibrariesHasTheRuntime() throws Exception {
    JsonNode list = Json.read(Files.readString(tree.resolve("sbom.cdx.json")));
    JsonNode runtime = list.path("components").path(0);
    assertEquals("OpenJDK", runtime.path("name").asText());
    assertTrue(runtime.path("version").asText().startsWith(feature() + "."));
    assertTrue(list.path("components").size() > 10);
  }

  /** The runtime has the modules that the jars use, and no more than those bring with them. */
  @Test
  void theRuntimeHasTheModulesThatAreUsed() throws Exception {
    prepared(
        "jdeps --multi-release 17 --ignore-missing-deps --print-module-deps --no-recursive"
            + " --class-path '"
            + tree
            + "/lib/*' '"
            + tree
            + "/lib/orch.jar' '"
            + tree
            + "/lib/orch-app.jar' > modules.txt");
    Set<String> used =
        new TreeSet<>(
            List.of(Files.readString(home.resolve("modules.txt")).strip().split(",", -1)));
    Set<String> linked = new TreeSet<>();
    prepared("'" + tree + "/runtime/bin/java' --list-modules")
        .out()
        .lines()
        .forEach(module -> linked.add(module.replaceFirst("@.*", "")));
    assertTrue(linked.containsAll(used), () -> used + " but " + linked);
    assertTrue(linked.size() <= 13, linked::toString);
  }

  /** Neither the umask nor the clock of the machine that builds are in the archive. */
  @Test
  void theArchiveHasFixedModesAndTimes() throws Exception {
    String files =
        prepared("TZ=UTC tar tvJf '" + TARGET + "/" + NAME + ".tar.xz' --numeric-owner").out();
    for (String line : files.lines().toList()) {
      assertTrue(
          line.matches(
              "(drwxr-xr-x|-rw-r--r--|-rwxr-xr-x|lrwxrwxrwx) 0/0 +\\d+ 2026-01-01 00:00 .*"),
          line);
    }
    List<String> names = files.lines().map(line -> line.replaceFirst(".* 00:00 ", "")).toList();
    assertTrue(names.stream().allMatch(name -> name.startsWith(NAME + "/")));
  }

  @Test
  void thePackageForDebianHoldsTheSame() throws Exception {
    String file = TARGET + "/orch_0.1.0_amd64.deb";
    prepared("dpkg-deb -x '" + file + "' root && dpkg-deb -e '" + file + "' control");
    Path program = home.resolve("root/usr/lib/orch");
    machine
        .shell("unset JAVA_HOME; PATH=$PWD/root/usr/bin:$PATH; orch --version")
        .exits(0)
        .saysOnly("")
        .prints("orch 0.1.0\n");
    works(program);
    usesACacheInAnotherPlace(program);
    prepared("cd root && md5sum -c --quiet ../control/md5sums");
    assertEquals("control\nmd5sums\n", prepared("ls control").out());
    String control = Files.readString(home.resolve("control/control"));
    assertTrue(control.contains("\nDepends: libc6 (>= 2."), control);
    assertTrue(control.startsWith("Package: orch\nVersion: 0.1.0\n"), control);
    for (String page :
        List.of(
            "man/man1/orch.1.gz",
            "man/man1/orch-config-create.1.gz",
            "bash-completion/completions/orch",
            "zsh/vendor-completions/_orch",
            "fish/vendor_completions.d/orch.fish",
            "doc/orch/copyright",
            "doc/orch/sbom.cdx.json")) {
      assertTrue(Files.size(home.resolve("root/usr/share").resolve(page)) > 0, page);
    }
    prepared("dpkg-deb -c '" + file + "' > list.txt");
    for (String line : Files.readAllLines(home.resolve("list.txt"))) {
      assertTrue(line.matches("[dl-][rwx-]{9} root/root .*"), line);
    }
  }
}
