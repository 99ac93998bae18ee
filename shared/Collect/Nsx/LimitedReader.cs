using System.Xml;

namespace HybridDrift.Collect.Nsx;

/// <summary>An XML reader that refuses documents nested deeper, or made of more elements, than any real one.</summary>
internal sealed class LimitedReader(XmlReader inner, int maxDepth, int maxElements) : XmlReader, IXmlLineInfo
{
    private readonly IXmlLineInfo lines = (IXmlLineInfo)inner;
    private int elements;

    public override bool Read()
    {
        if (!inner.Read()) return false;
        if (inner.Depth > maxDepth) throw Refused(TooDeep);
        if (inner.NodeType == XmlNodeType.Element && (elements += 1 + inner.AttributeCount) > maxElements) throw Refused(TooMany);
        return true;
    }

    internal const string TooDeep = "is nested too deeply", TooMany = "holds more elements than any document of the NSX API";

    private XmlException Refused(string why) => new(why, null, lines.LineNumber, lines.LinePosition);

    public bool HasLineInfo() => lines.HasLineInfo();
    public int LineNumber => lines.LineNumber;
    public int LinePosition => lines.LinePosition;
    public override XmlNodeType NodeType => inner.NodeType;
    public override string LocalName => inner.LocalName;
    public override string NamespaceURI => inner.NamespaceURI;
    public override string Prefix => inner.Prefix;
    public override string Value => inner.Value;
    public override int Depth => inner.Depth;
    public override string BaseURI => inner.BaseURI;
    public override bool IsEmptyElement => inner.IsEmptyElement;
    public override int AttributeCount => inner.AttributeCount;
    public override bool EOF => inner.EOF;
    public override ReadState ReadState => inner.ReadState;
    public override XmlNameTable NameTable => inner.NameTable;
    public override string? GetAttribute(string name) => inner.GetAttribute(name);
    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);
    public override string GetAttribute(int i) => inner.GetAttribute(i);
    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);
    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);
    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();
    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();
    public override bool MoveToElement() => inner.MoveToElement();
    public override bool ReadAttributeValue() => inner.ReadAttributeValue();
    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);
    public override void ResolveEntity() => inner.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
