package com.entativa.messaging.web.compile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.runtime.ObjectMethods;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teavm.model.AccessLevel;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.FieldHolder;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;

/// Makes what the compiler of Java wrote into each record small: `equals`, `hashCode` and `toString` were a tenth
/// of the core. What a record writes itself stays. docs/adr/0020, 0022
public final class SmallRecords implements ClassHolderTransformer {
    private static final MethodDescriptor TO_STRING = new MethodDescriptor("toString", String.class);
    private static final MethodDescriptor HASH_CODE = new MethodDescriptor("hashCode", int.class);
    private static final MethodDescriptor EQUALS = new MethodDescriptor("equals", Object.class, boolean.class);
    private static final MethodDescriptor PARTS = new MethodDescriptor("recordParts", Object[].class);

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        if (!Record.class.getName().equals(type.getParent())) return;
        Set<String> generated = generated(type.getName());
        for (MethodDescriptor each : List.of(TO_STRING, HASH_CODE, EQUALS)) {
            if (generated.contains(each.getName())) type.removeMethod(type.getMethod(each));
        }
        type.setParent(SmallRecord.class.getName());
        addParts(type, context);
    }

    private static void addParts(ClassHolder type, ClassHolderTransformerContext context) {
        MethodHolder method = new MethodHolder(PARTS);
        method.setLevel(AccessLevel.PUBLIC);
        type.addMethod(method);
        List<FieldHolder> fields = type.getFields().stream()
                .filter(field -> !field.hasModifier(ElementModifier.STATIC))
                .toList();
        ProgramEmitter program = ProgramEmitter.create(method, context.getHierarchy());
        ValueEmitter parts = program.constructArray(Object.class, fields.size());
        for (int i = 0; i < fields.size(); i++) {
            FieldHolder field = fields.get(i);
            ValueEmitter part = program.var(0, type).getField(field.getName(), field.getType());
            parts.setElement(i, field.getType() instanceof ValueType.Primitive ? part.box() : part);
        }
        parts.returnValue();
    }

    /// The names of the methods that the class file leaves to `ObjectMethods`.
    private static Set<String> generated(String type) {
        String file = type.replace('.', '/') + ".class";
        try (InputStream in = SmallRecords.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("no file of the class " + type);
            return ClassFile.of().parse(in.readAllBytes()).methods().stream()
                    .filter(SmallRecords::isGenerated)
                    .map(method -> method.methodName().stringValue())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGenerated(MethodModel method) {
        Stream<CodeElement> code = method.code().stream().flatMap(CodeModel::elementStream);
        return code.anyMatch(element -> element instanceof InvokeDynamicInstruction call
                && call.bootstrapMethod().owner().displayName().equals(ObjectMethods.class.getSimpleName()));
    }
}
