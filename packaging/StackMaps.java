import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/// Copies a jar whose classes are in the format of Java 5 into one in the format of Java 8.
///
/// The virtual machine keeps no class in its start-up cache that needs the old verifier, and picocli
/// is compiled for Java 5: two thirds of the time of a short command went into loading it. The code
/// stays as it is; only the frames that the new verifier wants are added.
///
/// Usage: `java StackMaps.java IN.jar OUT.jar`
final class StackMaps {
    private StackMaps() {}

    public static void main(String[] args) throws IOException {
        try (var in = new JarFile(args[0]);
                var out = new JarOutputStream(new FileOutputStream(args[1]))) {
            var classFile =
                    ClassFile.of(
                            StackMapsOption.GENERATE_STACK_MAPS,
                            ClassHierarchyResolverOption.of(hierarchyOf(in)));
            for (var entry : Collections.list(in.entries())) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                var copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? modern(classFile, bytes) : bytes);
                out.closeEntry();
            }
        }
    }

    private static byte[] modern(ClassFile classFile, byte[] bytes) {
        var model = classFile.parse(bytes);
        if (model.majorVersion() >= ClassFile.JAVA_7_VERSION) {
            return bytes;
        }
        ClassTransform version =
                (builder, element) -> {
                    if (element instanceof ClassFileVersion) {
                        builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                    } else {
                        builder.with(element);
                    }
                };
        return classFile.transformClass(
                model,
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
    }

    private static ClassHierarchyResolver hierarchyOf(JarFile jar) {
        return ClassHierarchyResolver.ofResourceParsing(name -> open(jar, name))
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static InputStream open(JarFile jar, ClassDesc name) {
        String descriptor = name.descriptorString();
        var entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
