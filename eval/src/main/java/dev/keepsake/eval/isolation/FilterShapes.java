package dev.keepsake.eval.isolation;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.scope.ScopeField;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One filter of every shape; by itself each lets other tenants' memories through, most of them all. */
final class FilterShapes {

    private static final AttributeValue BLUE = new AttributeValue.Text("blue");
    private static final AttributeValue RED = new AttributeValue.Text("red");
    private static final AttributeValue LONG_AGO = new AttributeValue.Time(Instant.EPOCH);

    private FilterShapes() {}

    static Map<String, Filter> all() {
        Filter blue = Filter.attribute("shelf", Operator.EQ, BLUE);
        Filter notRed = Filter.attribute("shelf", Operator.NE, RED);
        Filter anybody = new Filter.Condition(
                new Field.Owner(ScopeField.USER), Operator.NE, new AttributeValue.Text("nobody at all"));
        Map<String, Filter> shapes = new LinkedHashMap<>();
        shapes.put("none", Filter.all());
        shapes.put("eq", blue);
        shapes.put("ne", notRed);
        shapes.put("in", Filter.attribute("shelf", Operator.IN, new AttributeValue.Items(List.of(BLUE, RED))));
        shapes.put("nin", Filter.attribute("shelf", Operator.NIN, new AttributeValue.Items(List.of(RED))));
        shapes.put("contains", Filter.attribute("shelf", Operator.CONTAINS, new AttributeValue.Text("lu")));
        shapes.put("icontains", Filter.attribute("shelf", Operator.ICONTAINS, new AttributeValue.Text("BLUE")));
        shapes.put("exists", new Filter.Exists(new Field.Attribute("tenant"), true));
        shapes.put("not exists", new Filter.Exists(new Field.Attribute("nothing"), false));
        shapes.put("created after", new Filter.Condition(new Field.CreatedAt(), Operator.GTE, LONG_AGO));
        shapes.put("text", new Filter.Condition(new Field.Text(), Operator.CONTAINS, new AttributeValue.Text("e")));
        shapes.put("or", new Filter.Or(List.of(blue, notRed, anybody)));
        shapes.put("not", new Filter.Not(Filter.attribute("shelf", Operator.EQ, RED)));
        shapes.put("or of any owner", new Filter.Or(List.of(anybody, new Filter.Not(anybody))));
        shapes.put("deep", new Filter.And(List.of(new Filter.Or(List.of(new Filter.Not(blue), blue)), notRed)));
        return shapes;
    }
}
