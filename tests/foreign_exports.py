"""Small files as other editors write them: their ways with prefixes, pools, ids and extensions.

Written by hand after the manner of each editor; none is a file of theirs.
"""

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"

CAMUNDA_7 = f"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="{BPMN}" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_1k2" targetNamespace="http://bpmn.io/schema/bpmn"
  exporter="Camunda Modeler" modeler:executionPlatform="Camunda Platform">
 <bpmn:process id="Process_1" isExecutable="true" camunda:historyTimeToLive="180">
  <bpmn:startEvent id="StartEvent_1" camunda:initiator="starter"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
  <bpmn:sequenceFlow id="f1" sourceRef="StartEvent_1" targetRef="Review" />
  <bpmn:userTask id="Review" name="Review request" camunda:candidateGroups="officers" camunda:dueDate="P3D"
    camunda:formKey="embedded:app:forms/review.html">
   <bpmn:documentation>Look at every paper.</bpmn:documentation>
   <bpmn:extensionElements><camunda:formData>
     <camunda:formField id="approved" label="Approved?" type="boolean" />
     <camunda:formField id="amount" label="Amount" type="long"><camunda:validation>
       <camunda:constraint name="required" /></camunda:validation></camunda:formField>
     <camunda:formField id="kind" label="Kind" type="enum"><camunda:value id="a" name="First" />
       <camunda:value id="b" name="Second" /></camunda:formField>
   </camunda:formData></bpmn:extensionElements></bpmn:userTask>
  <bpmn:sequenceFlow id="f2" sourceRef="Review" targetRef="Gateway_1" />
  <bpmn:exclusiveGateway id="Gateway_1" default="f4" />
  <bpmn:sequenceFlow id="f3" sourceRef="Gateway_1" targetRef="Pay"><bpmn:conditionExpression
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="bpmn:tFormalExpression"
    >${{approved == true &amp;&amp; amount gt 100}}</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="f4" sourceRef="Gateway_1" targetRef="Script" />
  <bpmn:serviceTask id="Pay" camunda:type="external" camunda:topic="record" />
  <bpmn:scriptTask id="Script" scriptFormat="groovy"><bpmn:script>println "x"</bpmn:script></bpmn:scriptTask>
  <bpmn:businessRuleTask id="Rules" camunda:decisionRef="fees" />
  <bpmn:callActivity id="Call" calledElement="approve" />
  <bpmn:boundaryEvent id="Late" attachedToRef="Review" cancelActivity="false"><bpmn:timerEventDefinition>
    <bpmn:timeCycle>R3/PT10H</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>
 </bpmn:process></bpmn:definitions>"""

CAMUNDA_8 = f"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="{BPMN}" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="t">
 <bpmn:process id="p" isExecutable="true"><bpmn:extensionElements><zeebe:userTaskForm id="userTaskForm_1"
   >{{"components":[{{"type":"textfield","key":"note","label":"Note"}}],"type":"default"}}</zeebe:userTaskForm>
  </bpmn:extensionElements>
  <bpmn:startEvent id="s" />
  <bpmn:userTask id="t"><bpmn:extensionElements>
    <zeebe:formDefinition formKey="camunda-forms:bpmn:userTaskForm_1" />
    <zeebe:assignmentDefinition assignee="=initiator" candidateGroups="managers" />
    <zeebe:taskSchedule dueDate="=now() + duration(&#34;PT8H&#34;)" /></bpmn:extensionElements></bpmn:userTask>
  <bpmn:serviceTask id="w"><bpmn:extensionElements><zeebe:taskDefinition type="send-email" retries="3" />
    <zeebe:ioMapping><zeebe:input source="=a" target="b" /></zeebe:ioMapping></bpmn:extensionElements>
    <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
      <zeebe:loopCharacteristics inputCollection="=items" inputElement="item" /></bpmn:extensionElements>
    </bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>
  <bpmn:callActivity id="c"><bpmn:extensionElements><zeebe:calledElement processId="intakes" />
   </bpmn:extensionElements></bpmn:callActivity>
  <bpmn:businessRuleTask id="d"><bpmn:extensionElements><zeebe:calledDecision decisionId="fee" resultVariable="f" />
   </bpmn:extensionElements></bpmn:businessRuleTask>
  <bpmn:sequenceFlow id="f" sourceRef="t" targetRef="w"><bpmn:conditionExpression>=amount &gt; 5
   </bpmn:conditionExpression></bpmn:sequenceFlow>
 </bpmn:process></bpmn:definitions>"""

FLOWABLE = """<?xml version='1.0' encoding='UTF-8'?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:{prefix}="http://{prefix}.org/bpmn"
  typeLanguage="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.{prefix}.org/processdef">
 <process id="leave" name="Leave" isExecutable="true">
  <startEvent id="start" {prefix}:initiator="initiator"/>
  <userTask id="ask" name="Ask" {prefix}:assignee="${{initiator}}" {prefix}:dueDate="${{due}}" {prefix}:formKey="ask">
   <extensionElements><{prefix}:formProperty id="days" name="Days" type="long" required="true"/>
    <{prefix}:formProperty id="1 kind" type="enum"><{prefix}:value id="x" name="X"/></{prefix}:formProperty>
    <{prefix}:taskListener event="create" class="org.example.L"/></extensionElements></userTask>
  <serviceTask id="mail" {prefix}:type="mail"/><serviceTask id="java" {prefix}:class="org.example.Doer"/>
  <userTask id="boss" {prefix}:candidateGroups="management"><potentialOwner><resourceAssignmentExpression>
    <formalExpression>group(archive)</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>
  <sequenceFlow id="f0" sourceRef="start" targetRef="ask"/><sequenceFlow id="f1" sourceRef="ask" targetRef="java">
   <conditionExpression><![CDATA[${{days > 3 and !(days == 7)}}]]></conditionExpression></sequenceFlow>
 </process></definitions>"""

SIGNAVIO = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<definitions xmlns="{BPMN}" xmlns:signavio="http://www.signavio.com" exporter="Signavio Process Editor"
  id="sid-8b8a-{"x" * 60}" targetNamespace="http://www.signavio.com" expressionLanguage="http://www.w3.org/TR/XPath">
 <collaboration id="sid-c"><extensionElements><signavio:signavioDiagramMetaData metaKey="owner" metaValue=""/>
  </extensionElements><participant id="sid-p1" name="Citizen"/>
  <participant id="sid-p2" name="Office" processRef="sid-office"/>
  <participant id="sid-p3" name="Tax" processRef="sid-tax"/>
  <messageFlow id="sid-m" sourceRef="sid-p1" targetRef="sid-t1"/></collaboration>
 <process id="sid-tax" isExecutable="false" name="Tax"><startEvent id="sid-ts" name=""/></process>
 <process id="sid-office" isExecutable="false" name="Office" processType="None"><laneSet id="sid-l0">
  <lane id="sid-l1" name="Tiếp nhận &amp; trả kết quả"><flowNodeRef>sid-t1</flowNodeRef></lane>
  <lane id="sid-l2" name="Lãnh đạo"><flowNodeRef>sid-t2</flowNodeRef><childLaneSet><lane id="sid-l3" name="Ai đó"/>
   </childLaneSet></lane></laneSet>
  <startEvent id="sid-s" name=""><extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue="#fff"/>
   </extensionElements><outgoing>sid-f1</outgoing></startEvent>
  <task completionQuantity="1" id="sid-t1" isForCompensation="false" name="Nhận&#10;hồ sơ" startQuantity="1"/>
  <userTask id="sid-t2" implementation="webService"/><manualTask id="sid-t3"/>
  <dataObject id="sid-d" name="Paper"/><dataObjectReference id="sid-dr" dataObjectRef="sid-d"/>
  <textAnnotation id="sid-a"><text>{"Ghi chú rất dài. " * 400}</text></textAnnotation>
  <association id="sid-as" sourceRef="sid-t1" targetRef="sid-a" associationDirection="None"/>
  <sequenceFlow id="sid-f1" sourceRef="sid-s" targetRef="sid-t1"/>
  <sequenceFlow id="sid-f2" sourceRef="sid-t1" targetRef="sid-t2"/></process></definitions>"""

EVERY_EVENT = f"""<definitions xmlns="{BPMN}" targetNamespace="t"><process id="all" isExecutable="true">
 <startEvent id="s1"><timerEventDefinition><timeDate>2030-01-01T08:00:00Z</timeDate></timerEventDefinition></startEvent>
 <startEvent id="s2" parallelMultiple="true"><signalEventDefinition/><conditionalEventDefinition><condition>x
  </condition></conditionalEventDefinition></startEvent>
 {
    "".join(
        f'<intermediateThrowEvent id="{kind}"><{kind}EventDefinition/></intermediateThrowEvent>'
        for kind in ("message", "escalation", "compensate", "signal", "link", "error", "cancel", "terminate")
    )
}
 <transaction id="tx"><method>##Compensate</method><startEvent id="i"/><boundaryEvent id="b" attachedToRef="zz"/>
  <subProcess id="ev" triggeredByEvent="true"/></transaction>
 <adHocSubProcess id="ah" ordering="Parallel"><task id="loose"/><completionCondition>true</completionCondition>
 </adHocSubProcess>
 <userTask id="std"><standardLoopCharacteristics testBefore="true"/></userTask>
 <receiveTask id="rt" instantiate="true"/><complexGateway id="cg"/>
 <eventBasedGateway id="eg" eventGatewayType="Parallel"/><dataStoreReference id="ds"/><group id="g"/>
 <sequenceFlow id="f" sourceRef="s1" targetRef="f"/><sequenceFlow id="g2"/></process>
 <dataStore id="d"/><category id="c"><categoryValue value="v"/></category>
 <partnerEntity/><correlationProperty/><endPoint/><interface name="i"/></definitions>"""

CHOREOGRAPHY = f"""<definitions xmlns="{BPMN}" targetNamespace="t"><choreography id="ch">
 <choreographyTask id="ct" initiatingParticipantRef="a"><participantRef>a</participantRef></choreographyTask>
</choreography><globalUserTask id="g"/></definitions>"""
CONVERSATION = f"""<definitions xmlns="{BPMN}" targetNamespace="t"><collaboration id="c"><participant id="a"/>
 <conversation id="k"><participantRef>a</participantRef></conversation></collaboration></definitions>"""
EMPTY = f'<definitions xmlns="{BPMN}" targetNamespace="t"/>'

DROOLS = f"""<bpmn2:definitions xmlns:bpmn2="{BPMN}" xmlns:drools="http://www.jboss.org/drools"
  xmlns:bpsim="http://www.bpsim.org/schemas/1.0" exporter="jBPM Process Modeler" targetNamespace="t">
 <bpmn2:itemDefinition id="_n" structureRef="String"/><bpmn2:process id="com.space.jbpm 1" drools:packageName="com"
  drools:version="1.0" drools:adHoc="false" isExecutable="true"><bpmn2:property id="n" itemSubjectRef="_n"/>
 <bpmn2:startEvent id="_1"/><bpmn2:userTask id="_2" drools:taskName="x"><bpmn2:extensionElements>
  <drools:metaData name="elementname"><drools:metaValue><![CDATA[Xem]]></drools:metaValue></drools:metaData>
 </bpmn2:extensionElements><bpmn2:ioSpecification><bpmn2:dataInput id="_in" drools:dtype="String"/><bpmn2:inputSet/>
 </bpmn2:ioSpecification><bpmn2:potentialOwner id="po"><bpmn2:resourceAssignmentExpression><bpmn2:formalExpression
 >accountant</bpmn2:formalExpression></bpmn2:resourceAssignmentExpression></bpmn2:potentialOwner></bpmn2:userTask>
 <bpmn2:serviceTask id="_3" drools:serviceimplementation="Java" drools:taskName="Rest"/></bpmn2:process>
 <bpmn2:relationship type="BPSimData"><bpmn2:extensionElements><bpsim:BPSimData/></bpmn2:extensionElements>
 <bpmn2:source>_x</bpmn2:source></bpmn2:relationship></bpmn2:definitions>"""

# Attributes as elements, ids that are no names, an extension that looks like BPMN, foreign roots in between.
BIZAGI = f"""<?xml version="1.0" encoding="utf-8"?>
<definitions xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="{BPMN}" targetNamespace="http://www.bizagi.com/def">
 <process id="Id_7f3a 1"><extensionElements><bizagi:BizagiExtensions xmlns:bizagi="http://www.bizagi.com/bpmn20">
  <bizagi:BizagiProperties><bizagi:BizagiProperty name="isExecutable" value="true"/></bizagi:BizagiProperties>
  <task xmlns="{BPMN}" id="inside"/></bizagi:BizagiExtensions></extensionElements>
  <isExecutable>true</isExecutable><startEvent id=""/><startEvent/><userTask id="a"/><userTask id="a"/>
  <sequenceFlow id="Id_1" sourceRef="a" targetRef="a"><sourceRef>a</sourceRef></sequenceFlow></process></definitions>"""

ARIS = f"""<bpmn:definitions xmlns:bpmn="{BPMN}" targetNamespace="t"><bpmn:collaboration id="c">
 <bpmn:participant id="p" name="Pool" processRef="one"/></bpmn:collaboration>
 <bpmn:process id="one" isExecutable="true"><bpmn:startEvent id="a"/><bpmn:endEvent id="b"/>
  <bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b"/></bpmn:process>
 <bpmn:process id="two" isExecutable="true"><bpmn:startEvent id="c"/><bpmn:userTask id="d"/><bpmn:endEvent id="e"/>
 </bpmn:process><bpmn:process id="three"/></bpmn:definitions>"""

FILES: dict[str, bytes] = {
    "camunda_7": CAMUNDA_7.encode(),
    "camunda_8": CAMUNDA_8.encode(),
    "flowable": FLOWABLE.format(prefix="flowable").encode(),
    "activiti": FLOWABLE.format(prefix="activiti").encode(),
    "signavio": SIGNAVIO.encode(),
    "every_event": EVERY_EVENT.encode(),
    "choreography": CHOREOGRAPHY.encode(),
    "conversation": CONVERSATION.encode(),
    "empty": EMPTY.encode(),
    "drools": DROOLS.encode(),
    "bizagi": BIZAGI.encode(),
    "aris": ARIS.encode(),
    "crlf": SIGNAVIO.replace("\n", "\r\n").encode(),
    "utf8_mark": SIGNAVIO.encode("utf-8-sig"),
    "utf16": SIGNAVIO.replace("UTF-8", "UTF-16").encode("utf-16"),
    "utf16_big": ("\ufeff" + SIGNAVIO.replace("UTF-8", "UTF-16")).encode("utf-16-be"),
    "latin1": CAMUNDA_7.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
    "windows": SIGNAVIO.replace("UTF-8", "windows-1258").encode("cp1258", "xmlcharrefreplace"),
    "wrong_words": SIGNAVIO.replace("UTF-8", "US-ASCII").encode(),
    "unknown_words": SIGNAVIO.replace("UTF-8", "x-mac-nobody").encode(),
    "many_bytes": SIGNAVIO.replace("UTF-8", "gb18030").encode("gb18030"),
}
