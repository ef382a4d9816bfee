import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// Copies a jar into one that the start-up cache can take. The code stays as it is.
///
/// The virtual machine keeps no class in its cache that needs the old verifier, and picocli is compiled
/// for Java 5: two thirds of the time of a short command went into loading it. Its classes get the
/// format of Java 8, with the frames that the new verifier wants.
///
/// A cache with classes of a sealed jar works only where it was made: moved elsewhere, Java 25 asks for
/// the seal's old place, finds nothing and does not start. The copy is not sealed; nothing relies on it.
///
/// Usage: `java CacheableJar.java IN.jar OUT.jar`
final class CacheableJar {
    private CacheableJar() {}

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
                out.write(copy(classFile, entry.getName(), bytes));
                out.closeEntry();
            }
        }
    }

    private static byte[] copy(ClassFile classFile, String name, byte[] bytes) throws IOException {
        if (name.endsWith(".class")) {
            return modern(classFile, bytes);
        }
        return name.equals(JarFile.MANIFEST_NAME) ? unsealed(bytes) : bytes;
    }

    private static byte[] unsealed(byte[] bytes) throws IOException {
        var manifest = new Manifest(new ByteArrayInputStream(bytes));
        manifest.getMainAttributes().remove(Attributes.Name.SEALED);
        manifest.getEntries().values().forEach(part -> part.remove(Attributes.Name.SEALED));
        var out = new ByteArrayOutputStream();
        manifest.write(out);
        return out.toByteArray();
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
