package dev.lockstep;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The project's own files, tracked by git or about to be, and what the compiler reads in the Java ones. */
final class SourceTree {
    private SourceTree() {}

    /**
     * @param types simple names, nested ones too
     * @param methods with a body
     */
    record Source(Path path, List<String> lines, List<String> types, List<Method> methods, List<String> imports) {
        boolean isPackageInfo() {
            return path.endsWith("package-info.java");
        }

        boolean isMain() {
            return path.startsWith("src/main/java");
        }

        String name() {
            return path.getFileName().toString().replace(".java", "");
        }
    }

    /** @param lines between its braces */
    record Method(String name, int lines) {}

    static List<Path> files() {
        try {
            var git = new ProcessBuilder("git", "ls-files", "-co", "--exclude-standard")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var names = git.inputReader(StandardCharsets.UTF_8)) {
                return names.lines().map(Path::of).filter(Files::isRegularFile).toList();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Source> java() {
        var paths = files().stream()
                .filter(path -> path.startsWith("src") && path.toString().endsWith(".java"))
                .toList();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = manager.getJavaFileObjectsFromPaths(paths);
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
            var positions = Trees.instance(task).getSourcePositions();
            var sources = new ArrayList<Source>();
            for (var unit : task.parse()) {
                sources.add(source(unit, positions));
            }
            return sources;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Source source(CompilationUnitTree unit, SourcePositions positions) throws IOException {
        var path = Path.of("")
                .toAbsolutePath()
                .relativize(Path.of(unit.getSourceFile().toUri()));
        var types = new ArrayList<String>();
        var methods = new ArrayList<Method>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void none) {
                types.add(type.getSimpleName().toString());
                return super.visitClass(type, none);
            }

            @Override
            public Void visitMethod(MethodTree method, Void none) {
                if (method.getBody() != null) {
                    methods.add(new Method(method.getName().toString(), bodyLines(unit, method, positions)));
                }
                return super.visitMethod(method, none);
            }
        }.scan(unit, null);
        var imports = unit.getImports().stream().map(SourceTree::imported).toList();
        return new Source(path, Files.readAllLines(path), types, methods, imports);
    }

    private static String imported(ImportTree each) {
        return each.getQualifiedIdentifier().toString();
    }

    private static int bodyLines(CompilationUnitTree unit, MethodTree method, SourcePositions positions) {
        var lines = unit.getLineMap();
        long begin = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long end = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
        return (int) Math.max(0, end - begin - 1);
    }
}
